// The words of the page /install, Chinese and English side by side: three ways to bring the add-in into Excel. install-page.ts lays them out.
import type { Words } from '../manifest/manifest-strings.ts';

type Step = Words;
export type Way = { readonly title: Words; readonly forWhom: Words; readonly steps: readonly Step[] };

export const INSTALL_TITLE: Words = { zh: '把“年报”装进 Excel', en: 'Getting Nianbao into Excel' };
export const INSTALL_NEEDS: Words = {
  zh: '需要 Excel 2021、2024 或 Microsoft 365（Windows、Mac、网页版）。Excel 2016、2019 和 WPS 请用网页版，功能相同。',
  en: 'Excel 2021, 2024 or Microsoft 365 is needed (Windows, Mac, web). With Excel 2016, 2019 or WPS use the web version; it does the same.',
};
export const INSTALL_WEB: Words = { zh: '打开网页版', en: 'Open the web version' };
export const INSTALL_MANIFEST: Words = { zh: '下载清单 manifest.xml', en: 'Download manifest.xml' };
export const INSTALL_MANIFEST_NOTE: Words = {
  zh: '三种方式都用这份清单，它只对这台服务器有效：',
  en: 'All three ways use this manifest; it is for this server only:',
};
export const INSTALL_PLAIN: Words = {
  zh: '这台服务器现在没有 https，Excel 不会打开它。请管理员先配置证书（设置 NIANBAO_TLS_CERT 和 NIANBAO_TLS_KEY，或在前面放一个 https 网关并设置 NIANBAO_PUBLIC_URL）。',
  en: 'This server has no https yet, and Excel will not open it. The administrator gives it a certificate first (NIANBAO_TLS_CERT and NIANBAO_TLS_KEY, or an https gateway in front and NIANBAO_PUBLIC_URL).',
};
export const INSTALL_SHARE: Words = {
  zh: '共享文件夹的地址（例如 \\\\机器名\\年报）',
  en: 'Address of the shared folder (for example \\\\machine\\nianbao)',
};
export const INSTALL_REG: Words = { zh: '下载 年报.reg', en: 'Download the .reg file' };

export const INSTALL_WAYS: readonly Way[] = [
  {
    title: { zh: '一、Windows：共享文件夹', en: '1. Windows: a shared folder' },
    forWhom: { zh: '一个科室、一个单位，不需要 Microsoft 365 管理员。', en: 'For an office; no Microsoft 365 administrator is needed.' },
    steps: [
      {
        zh: '在大家都能访问的机器上建一个文件夹，放入 manifest.xml，右键“属性 → 共享”，给使用人“读取”权限。',
        en: 'On a machine everybody reaches make a folder, put manifest.xml into it, and share it (Properties → Sharing) with read permission.',
      },
      {
        zh: '在下面填入共享地址，下载 年报.reg；每台电脑双击一次，选“是”（只写入当前用户的设置，不需要管理员权限）。',
        en: 'Enter the address of the share below and download the .reg file; on each computer double-click it once and answer Yes (it writes to the current user only, no administrator needed).',
      },
      {
        zh: '不用 .reg 也可以：Excel“文件 → 选项 → 信任中心 → 信任中心设置 → 受信任的加载项目录”，填入共享地址，勾选“在菜单中显示”。',
        en: 'Without the .reg file: Excel, File → Options → Trust Center → Trust Center Settings → Trusted Add-in Catalogs, add the address, tick Show in Menu.',
      },
      {
        zh: '重新启动 Excel，“开始 → 加载项 → 更多加载项 → 共享文件夹”，选“年报”，点“添加”。',
        en: 'Restart Excel; Home → Add-ins → More Add-ins → Shared folder, choose 年报, Add.',
      },
    ],
  },
  {
    title: { zh: '二、Microsoft 365：集中部署', en: '2. Microsoft 365: central deployment' },
    forWhom: {
      zh: '单位有 Microsoft 365 管理员，一次装给所有人。',
      en: 'Where there is a Microsoft 365 administrator: once, for everybody.',
    },
    steps: [
      {
        zh: '管理员打开 Microsoft 365 管理中心“设置 → 集成应用 → 上传自定义应用”，应用类型选“Office 加载项”，上传 manifest.xml。',
        en: 'The administrator opens the Microsoft 365 admin center, Settings → Integrated apps → Upload custom apps, type Office Add-in, and uploads manifest.xml.',
      },
      {
        zh: '选定使用人或组，部署。最长一天后出现在各人的 Excel 中。',
        en: 'Choose people or groups and deploy. It appears in their Excel within a day.',
      },
    ],
  },
  {
    title: { zh: '三、网页版 Excel 和 Mac：自己上传', en: '3. Excel on the web and on the Mac: by yourself' },
    forWhom: { zh: '自己先试用。', en: 'To try it yourself.' },
    steps: [
      {
        zh: '网页版 Excel：“开始 → 加载项 → 更多加载项 → 上传我的加载项”，选 manifest.xml。',
        en: 'Excel on the web: Home → Add-ins → More Add-ins → Upload My Add-in, choose manifest.xml.',
      },
      {
        zh: 'Mac：把 manifest.xml 放进 ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef（没有就新建），重新启动 Excel，“开始 → 加载项”里选“年报”。',
        en: 'Mac: put manifest.xml into ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef (make the folder if it is not there), restart Excel, Home → Add-ins → 年报.',
      },
    ],
  },
];
