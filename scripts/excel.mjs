// `npm run excel`: a development certificate for localhost, the server over https with it, and how to bring the add-in into the Excel of
// this machine. `--no-install` uses the certificate without asking the system to trust it. Other arguments go to `nianbao serve`.
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, fail, root } from './install.mjs';

/** What a person does next on this platform, Chinese before English. */
export const steps = (platform, { url, manifest, reg, home = homedir(), machine = hostname() }) => {
  const all = [`${url}/install`];
  if (platform === 'win32')
    return [
      '在 Windows 版 Excel 中 / Excel for Windows:',
      `  1. 共享这个文件夹（右键 → 属性 → 共享）/ share this folder: ${dirname(manifest)}`,
      `     共享名用 nianbao，即 / as \\\\${machine}\\nianbao`,
      `  2. 双击 / double-click: ${reg}`,
      '  3. 重启 Excel → 开始 → 加载项 → 更多加载项 → 共享文件夹 → 年报',
      '     restart Excel → Home → Add-ins → More Add-ins → Shared folder → 年报',
      ...all,
    ];
  if (platform === 'darwin')
    return [
      '在 Mac 版 Excel 中 / Excel for the Mac:',
      `  1. mkdir -p "${join(home, WEF)}" && cp "${manifest}" "${join(home, WEF)}/nianbao.xml"`,
      '  2. 重启 Excel → 开始 → 加载项 → 年报 / restart Excel → Home → Add-ins → 年报',
      ...all,
    ];
  return [
    '这台机器上没有桌面版 Excel，用网页版 Excel / no desktop Excel here, use Excel on the web:',
    `  1. 浏览器先打开一次并信任证书 / open once and trust the certificate: ${url}/web`,
    `  2. Excel → 开始 → 加载项 → 更多加载项 → 上传我的加载项 / Home → Add-ins → More Add-ins → Upload My Add-in: ${manifest}`,
    ...all,
  ];
};

/**
 * Certificate and key for localhost, made and (unless `trust` is false) trusted by Microsoft's tool in a process of its own: it may ask the
 * person, it may not wait for ever. What went wrong is a sentence; the certificate is there all the same where only the trust is missing.
 */
export const certificate = ({ trust, folder = join(homedir(), '.office-addin-dev-certs'), milliseconds = TRUST_MILLISECONDS }) => {
  const files = { ca: join(folder, 'ca.crt'), cert: join(folder, 'localhost.crt'), key: join(folder, 'localhost.key') };
  const exists = () => Object.values(files).every((file) => existsSync(file));
  const run = (code, timeout) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', code, files.ca, files.cert, files.key], {
      cwd: root,
      encoding: 'utf8',
      timeout,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', 'pipe'],
      // Without a terminal of its own nothing below can stop to ask for a password; a system's own window still can.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  if (!exists() || isOver(files.cert)) {
    // The tool leaves standing what is there.
    for (const file of Object.values(files)) rmSync(file, { force: true });
    const made = run(MAKE, MAKE_MILLISECONDS);
    if (made.status !== 0 || !exists())
      return { files: null, problem: `证书没有做成 / the certificate could not be made: ${reason(made)}` };
  }
  chmodSync(files.key, 0o600);
  if (!trust) return { files, problem: null };
  const trusted = run(TRUST, milliseconds);
  if (trusted.status === 0) return { files, problem: null };
  return {
    files,
    problem: `系统还不信任这张证书（${reason(trusted)}）。请以管理员身份运行 npx office-addin-dev-certs install，或手工把 ${files.ca} 加入受信任的根证书；网页版可以在浏览器里点“继续前往”。\nThe system does not trust the certificate yet. Run npx office-addin-dev-certs install as an administrator, or add ${files.ca} to the trusted roots by hand; for Excel on the web it is enough to accept it in the browser.`,
  };
};

const isOver = (file) => Date.parse(new X509Certificate(readFileSync(file)).validTo) < Date.now() + A_DAY;

const reason = ({ error, signal, stderr }) =>
  error?.code === 'ETIMEDOUT' || signal
    ? '等待超时 / no answer in time'
    : (String(stderr).match(/Error: ([^\n]{1,200})/)?.[1] ?? error?.code ?? '?');

const A_DAY = 86_400_000;
const MAKE = `import { generateCertificates } from 'office-addin-dev-certs';
const [ca, cert, key] = process.argv.slice(1);
await generateCertificates(ca, cert, key, 90, ['127.0.0.1', 'localhost']);`;
const TRUST = `import { isCaCertificateInstalled } from 'office-addin-dev-certs/lib/verify.js';
import { installCaCertificate } from 'office-addin-dev-certs/lib/install.js';
if (!isCaCertificateInstalled()) await installCaCertificate(process.argv[1]);`;
const MAKE_MILLISECONDS = 60_000;
const TRUST_MILLISECONDS = 120_000;
const WEF = 'Library/Containers/com.microsoft.Excel/Data/Documents/wef';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled();
  const given = process.argv.slice(2);
  const { files, problem } = certificate({ trust: !given.includes('--no-install') });
  if (problem) process.stderr.write(`${problem}\n`);
  if (!files) fail('');
  process.env.NIANBAO_TLS_CERT ??= files.cert;
  process.env.NIANBAO_TLS_KEY ??= files.key;
  const port = process.env.NIANBAO_PORT || given[given.indexOf('--port') + 1 || given.length] || '3000';
  const url = `https://localhost:${port}`;

  const { build } = await import('./build.mjs');
  await build();
  const folder = `${root}data/excel`;
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'manifest.xml');
  const command = ['manifest', '--host', url, '--out', manifest, '--share', `\\\\${hostname()}\\nianbao`];
  const wrote = spawnSync(process.execPath, [`${root}dist/nianbao.js`, ...command], { stdio: 'inherit' });
  if (wrote.status !== 0) process.exit(wrote.status ?? 2);
  process.stdout.write(`${steps(process.platform, { url, manifest, reg: join(folder, '年报.reg') }).join('\n')}\n\n`);
  process.argv = [...process.argv.slice(0, 2), 'serve', ...given.filter((word) => word !== '--no-install')];
  await import('../dist/nianbao.js');
}
