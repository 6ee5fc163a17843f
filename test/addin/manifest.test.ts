// The manifest, checked offline: by Microsoft's parser, by our checker, and the checker by manifests that are wrong.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { describe, expect, test } from 'vitest';
import { translate } from '#shared/i18n/translate';
import { RIBBON_COMMANDS } from '#shared/protocol/ribbon';
import { must } from '#shared/result';
import { checkManifest } from '../../server/manifest/check-manifest.ts';
import { readDeployment } from '../../server/manifest/deployment.ts';
import { iconSizeIn } from '../../server/manifest/icon-files.ts';
import { faultSentence, type ManifestRule } from '../../server/manifest/manifest-fault.ts';
import { manifestText } from '../../server/manifest/manifest-text.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const good = readFileSync(path('manifest.xml'), 'utf8');

const iconSize = iconSizeIn([path('addin/public')]);

const deploy = (host: string) => {
  const read = readDeployment(host);
  if (!read.ok) throw new Error(read.error.key);
  return read.value;
};

describe('manifest.xml', () => {
  test("Microsoft's own parser reads it", async () => {
    const info = await OfficeAddinManifest.readManifestFile(path('manifest.xml'));
    expect([info.displayName, info.defaultLocale, info.hosts, info.officeAppType, info.permissions]).toEqual([
      '年报',
      'zh-CN',
      ['Workbook'],
      'TaskPaneApp',
      'ReadWriteDocument',
    ]);
    expect(info.defaultSettings?.sourceLocation).toBe('https://localhost:3000/taskpane.html');
  });

  test('our checker finds nothing', () => {
    expect(checkManifest(good, iconSize)).toEqual([]);
  });

  test('is what the command writes for this machine, under the id it always had', () => {
    expect(good).toBe(manifestText(deploy('https://localhost:3000')));
    expect(good).toContain('<Id>7419e6fa-931a-4b2d-a9c4-df00a0e24360</Id>');
  });

  test('has a button for every command, and the keys are for commands only', () => {
    const named = [...good.matchAll(/<FunctionName>(\w+)</g)].map(([, name]) => name);
    expect(named).toEqual([...RIBBON_COMMANDS]);
    const keys = JSON.parse(readFileSync(path('addin/public/shortcuts.json'), 'utf8')) as Shortcuts;
    const actions = keys.actions.map(({ id }) => id);
    expect(RIBBON_COMMANDS).toEqual(expect.arrayContaining(actions));
    expect(keys.shortcuts.map(({ action }) => action)).toEqual(actions);
    // What Excel takes: one letter or digit with Ctrl or Alt; function keys it does not.
    for (const { key } of keys.shortcuts) expect(key.default).toMatch(/^(Ctrl|Alt)(\+(Alt|Shift))?\+[A-Z0-9]$/);
    expect(new Set(keys.shortcuts.map(({ key }) => key.default)).size).toBe(keys.shortcuts.length);
  });

  test('the page it opens and its icons are served by us', () => {
    expect(existsSync(path('addin/taskpane.html'))).toBe(true);
    for (const size of [16, 20, 24, 32, 40, 48, 64, 80]) {
      expect(iconSize(`https://localhost:3000/icons/icon-${size}.png`)).toEqual({ width: size, height: size });
    }
  });
});

describe('the manifest of a deployment', () => {
  const hosts = [
    'https://nianbao.example.gov.cn',
    'https://年报.example.gov.cn',
    'https://example.gov.cn:8443',
    'https://example.gov.cn/nianbao/',
    'example.gov.cn',
    'http://localhost:3000',
  ];

  test.each(hosts)('%s: our checker finds nothing', (host) => {
    expect(checkManifest(manifestText(deploy(host)), iconSize)).toEqual([]);
  });

  test("Microsoft's parser reads the names and the address", () => {
    const text = manifestText(deploy('https://年报.example.gov.cn'));
    expect(text).toContain('DefaultValue="https://xn--hwt46g.example.gov.cn/taskpane.html"');
    expect(text).not.toContain('localhost');
  });

  test('the id follows from the address alone: however it is written, on whichever machine', () => {
    const { id } = deploy('https://年报.example.gov.cn');
    expect(id).toBe('402e17d2-684f-52c7-9bee-8e59f2865556');
    for (const same of ['年报.example.gov.cn', ' HTTPS://年报.EXAMPLE.gov.cn/ ', 'https://xn--hwt46g.example.gov.cn:443'])
      expect(deploy(same).id).toBe(id);
    const ids = hosts.map((host) => deploy(host).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test.each([
    ['http://nianbao.example.gov.cn', 'install.host.notHttps'],
    ['ftp://nianbao.example.gov.cn', 'install.host.notHttps'],
    ['https://', 'install.host.bad'],
    ['https://a:b@example.gov.cn', 'install.host.bad'],
    ['https://example.gov.cn/?a=1', 'install.host.bad'],
    ['https://example.gov.cn/"><x', 'install.host.bad'],
    ['年报 示例', 'install.host.bad'],
  ])('%s is refused with %s', (host, key) => {
    const read = readDeployment(host);
    expect(read.ok || read.error.key).toBe(key);
  });
});

describe('the checker refuses', () => {
  const swap = (from: string | RegExp, to: string): string => {
    const bad = good.replace(from, to);
    expect(bad).not.toBe(good);
    return bad;
  };
  const without = (line: RegExp): string => swap(line, '');
  const cases: readonly (readonly [string, ManifestRule, () => string])[] = [
    ['an element that is not closed', 'xml', () => swap('</Hosts>', '')],
    ['a document type', 'xml', () => swap('<OfficeApp', '<!DOCTYPE x [<!ENTITY a "b">]><OfficeApp')],
    ['an attribute twice', 'xml', () => swap('<Runtime resid="Pane.Url"', '<Runtime resid="Pane.Url" resid="Pane.Url"')],
    ['a mail add-in', 'root', () => swap('xsi:type="TaskPaneApp"', 'xsi:type="MailApp"')],
    ['an id that is none', 'id', () => swap(/<Id>[^<]*/, '<Id>nianbao')],
    ['a version with letters', 'version', () => swap('<Version>0.2.0.0', '<Version>0.2-beta')],
    ['a missing permission', 'missing', () => without(/<Permissions>.*<\/Permissions>/)],
    ['permissions that do not suffice', 'permission', () => swap('ReadWriteDocument', 'ReadDocument')],
    ['icon and description exchanged', 'order', () => swap(/( {2}<Description[\s\S]*?<\/Description>\n)( {2}<IconUrl.*\n)/, '$2$1')],
    [
      'runtimes after the form factor',
      'order',
      () => swap(/( +<Runtimes>[\s\S]*?<\/Runtimes>\n)( +<DesktopFormFactor>[\s\S]*?<\/DesktopFormFactor>\n)/, '$2$1'),
    ],
    [
      'strings before addresses',
      'order',
      () => swap(/( +<bt:Urls>[\s\S]*?<\/bt:Urls>\n)( +<bt:ShortStrings>[\s\S]*?<\/bt:ShortStrings>\n)/, '$2$1'),
    ],
    [
      'a tab label before its group',
      'order',
      () => swap('<CustomTab id="Nianbao.Tab">', '<CustomTab id="Nianbao.Tab"><Label resid="Tab.Label"/>'),
    ],
    ['an element it does not know', 'unknown', () => swap('<Runtimes>', '<Runtimez/><Runtimes>')],
    ['a reference to nothing', 'resid', () => swap('<Label resid="Open.Label"/>', '<Label resid="Open.Labell"/>')],
    ['a label that points to an address', 'resid', () => swap('<Label resid="Group.Label"/>', '<Label resid="Pane.Url"/>')],
    ['a resource id over 32 characters', 'resid', () => good.replaceAll('Group.Label', `Group.${'L'.repeat(30)}`)],
    ['the same id twice', 'duplicateId', () => swap('String id="Open.Tip"', 'String id="Open.Label"')],
    [
      'an address without https',
      'https',
      () => swap('<SourceLocation DefaultValue="https://localhost:3000', '<SourceLocation DefaultValue="http://example.gov.cn'),
    ],
    [
      'keys from an address without https',
      'https',
      () => swap('Overrides Url="https://localhost:3000', 'Overrides Url="http://example.gov.cn'),
    ],
    [
      'icons of another server',
      'origin',
      () => swap('Icon.80" DefaultValue="https://localhost:3000', 'Icon.80" DefaultValue="https://elsewhere.example'),
    ],
    ['keys of another server', 'origin', () => swap('Overrides Url="https://localhost:3000', 'Overrides Url="https://elsewhere.example')],
    ['a command the pane does not know', 'action', () => swap('<FunctionName>check<', '<FunctionName>chekc<')],
    ['a kind of action there is not', 'action', () => swap('xsi:type="ExecuteFunction"', 'xsi:type="ExecuteMacro"')],
    ['commands without a page', 'action', () => without(/ +<FunctionFile.*\n/)],
    ['a button that opens nothing', 'action', () => without(/ +<SourceLocation resid.*\n/)],
    ['commands on a page of their own', 'runtime', () => swap('<FunctionFile resid="Pane.Url"', '<FunctionFile resid="Learn.Url"')],
    [
      'a pane on another page than the runtime',
      'runtime',
      () => swap('<SourceLocation resid="Pane.Url"', '<SourceLocation resid="Learn.Url"'),
    ],
    ['a second pane: a button without an id', 'runtime', () => without(/ +<TaskpaneId>.*\n/)],
    [
      'a pane that does not open with its files',
      'runtime',
      () => swap('<TaskpaneId>Office.AutoShowTaskpaneWithDocument<', '<TaskpaneId>Nianbao.Pane<'),
    ],
    [
      'overrides before their place',
      'order',
      () => swap('  <Permissions>', '  <ExtendedOverrides Url="https://localhost:3000/shortcuts.json"/>\n  <Permissions>'),
    ],
    ['a translation without a region', 'locale', () => swap('Override Locale="en-US"', 'Override Locale="en"')],
    [
      'an address that is none',
      'https',
      () => swap('id="Learn.Url" DefaultValue="https://localhost:3000/install"', 'id="Learn.Url" DefaultValue="localhost"'),
    ],
    ['an icon that does not exist', 'icon', () => swap('icons/icon-24.png', 'icons/icon-25.png')],
    [
      'an icon of another size',
      'icon',
      () =>
        swap(
          '<IconUrl DefaultValue="https://localhost:3000/icons/icon-32.png"',
          '<IconUrl DefaultValue="https://localhost:3000/icons/icon-40.png"',
        ),
    ],
    ['a button without its 80 pixel icon', 'iconSizes', () => without(/<bt:Image size="80".*\n/)],
    [
      'a name over 125 characters',
      'length',
      () => swap('DisplayName DefaultValue="年报"', `DisplayName DefaultValue="${'年'.repeat(126)}"`),
    ],
    ['an empty label', 'length', () => swap('id="Tab.Label" DefaultValue="年报"', 'id="Tab.Label" DefaultValue=""')],
    ['a tip over 250 characters in one language', 'length', () => swap(/Value="Opens the pane[^"]*"/, `Value="${'x'.repeat(251)}"`)],
    [
      'a requirement that would hide the add-in from old Excels',
      'requirement',
      () => swap('Name="ExcelApi" MinVersion="1.1"', 'Name="ExcelApi" MinVersion="1.14"'),
    ],
    ['a requirement set that does not exist', 'requirement', () => swap('Name="ExcelApi"', 'Name="ExcelAPIs"')],
    ['a lasting runtime without SharedRuntime', 'requirement', () => swap('Name="SharedRuntime"', 'Name="DialogApi"')],
    ['overrides of version 1.1, which are for mail', 'overridesType', () => swap('VersionOverridesV1_0', 'VersionOverridesV1_1')],
    ['a locale without a region', 'locale', () => swap('<DefaultLocale>zh-CN', '<DefaultLocale>zh')],
  ];
  test.each(cases)('%s [%s]', (_, rule, make) => {
    const found = must(
      checkManifest(make(), iconSize).find((fault) => fault.rule === rule),
      `a fault "${rule}"`,
    );
    // Both languages say where, and nothing is left unsaid.
    for (const lang of ['zh', 'en'] as const) {
      const sentence = translate(lang, faultSentence(found));
      expect(sentence).toContain(String(found.line));
      expect(sentence).not.toMatch(/\{\w+/);
    }
  });

  test('the fault tells the line', () => {
    const [found] = checkManifest(swap('<Permissions>ReadWriteDocument', '<Permissions>Everything'), iconSize);
    expect(good.split('\n')[(found?.line ?? 0) - 1]).toContain('<Permissions>');
  });
});

type Shortcuts = {
  readonly actions: readonly { readonly id: string }[];
  readonly shortcuts: readonly { readonly action: string; readonly key: { readonly default: string } }[];
};
