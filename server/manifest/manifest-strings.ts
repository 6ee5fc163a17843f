// The words of the ribbon, Chinese and English, with the commands they belong to. manifest-text.ts writes them into the manifest;
// the ids of the commands are the names the pane answers to (addin/host/excel/ribbon.ts).
import type { RibbonCommand } from '#shared/protocol/ribbon';

export type Words = { readonly zh: string; readonly en: string };

/** A button of the ribbon: what it is called, what its tip says, and what it does (null: it shows the pane). */
export type RibbonButton = {
  readonly id: string;
  readonly command: RibbonCommand | null;
  readonly label: Words;
  readonly tip: Words;
};

export const RIBBON_BUTTONS: readonly RibbonButton[] = [
  {
    id: 'Open',
    command: null,
    label: { zh: '打开', en: 'Open' },
    tip: {
      zh: '在右侧打开任务窗格：登录、选择报告、核对、公布。',
      en: 'Opens the pane on the right: sign in, choose a report, check it, publish it.',
    },
  },
  {
    id: 'Check',
    command: 'check',
    label: { zh: '检查', en: 'Check' },
    tip: {
      zh: '列出还有哪些地方要改：勾稽不平、漏填、与正文不一致。',
      en: 'Lists what is still to be corrected: balances, blanks, prose that disagrees with the tables.',
    },
  },
  {
    id: 'Next',
    command: 'nextFinding',
    label: { zh: '下一个问题', en: 'Next finding' },
    tip: {
      zh: '选中下一个问题所在的格。按键：表格中 Ctrl+Alt+8，窗格中 F8。',
      en: 'Selects the cell of the next finding. Keys: Ctrl+Alt+8 in the sheets, F8 in the pane.',
    },
  },
  {
    id: 'Previous',
    command: 'previousFinding',
    label: { zh: '上一个', en: 'Previous' },
    tip: {
      zh: '选中上一个问题所在的格。按键：表格中 Ctrl+Alt+7，窗格中 Shift+F8。',
      en: 'Selects the cell of the finding before. Keys: Ctrl+Alt+7 in the sheets, Shift+F8 in the pane.',
    },
  },
  {
    id: 'Publish',
    command: 'publish',
    label: { zh: '公布', en: 'Publish' },
    tip: {
      zh: '打开公布页：预览标准文本，下载文本、网页、Word、PDF。',
      en: 'Opens the publishing page: preview of the standard text; download as text, web page, Word, PDF.',
    },
  },
];

export const ADDIN_WORDS = {
  name: { zh: '年报', en: 'Nianbao' },
  description: {
    zh: '政府信息公开工作年度报告：在 Excel 中多人同时填写，随时核对勾稽关系，公布标准文本。',
    en: 'Annual report on government information disclosure: fill it in together in Excel, have the balances checked, publish the standard text.',
  },
  tab: { zh: '年报', en: 'Annual report' },
  group: { zh: '信息公开年报', en: 'Disclosure report' },
  startTitle: { zh: '年报已经装好', en: 'Nianbao is ready' },
  startDescription: {
    zh: '在“年报”选项卡中点“打开”开始。',
    en: 'To begin, click Open on the Annual report tab.',
  },
} as const satisfies Readonly<Record<string, Words>>;
