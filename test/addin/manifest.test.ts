// The manifest, checked offline: by Microsoft's parser, by our checker, and the checker by manifests that are wrong.
// The page of advice for old Excels is judged here too.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { describe, expect, test } from 'vitest';
import { checkManifest, type IconSize, type ManifestRule } from '../../server/manifest/check-manifest.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const good = readFileSync(path('manifest.xml'), 'utf8');

/** Reads the size a PNG states of itself. */
const iconSize: IconSize = (url) => {
  const file = path(`addin/public${new URL(url).pathname}`);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  return bytes.toString('latin1', 1, 4) === 'PNG' ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
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

  test('the page it opens and its icons are served by us', () => {
    expect(existsSync(path('addin/taskpane.html'))).toBe(true);
    for (const size of [16, 20, 24, 32, 40, 48, 64, 80]) {
      expect(iconSize(`https://localhost:3000/icons/icon-${size}.png`)).toEqual({ width: size, height: size });
    }
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
    ['a version with letters', 'version', () => swap('0.1.0.0', '0.1-beta')],
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
    ['an address without https', 'https', () => swap('<SourceLocation DefaultValue="https:', '<SourceLocation DefaultValue="http:')],
    [
      'an address that is none',
      'https',
      () => swap('id="Learn.Url" DefaultValue="https://localhost:3000/"', 'id="Learn.Url" DefaultValue="localhost"'),
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
    expect(checkManifest(make(), iconSize).map((found) => found.rule)).toContain(rule);
  });

  test('the fault tells the line', () => {
    const [found] = checkManifest(swap('<Permissions>ReadWriteDocument', '<Permissions>Everything'), iconSize);
    expect(good.split('\n')[(found?.line ?? 0) - 1]).toContain('<Permissions>');
  });
});

describe('the page for old Excels', () => {
  const page = readFileSync(path('addin/public/too-old.html'), 'utf8');

  test('is plain: no script, nothing from elsewhere, styles that an old view understands', () => {
    expect(page).not.toMatch(/<script|\son\w+=|https?:|<(main|section|article|dialog|template)\b/i);
    const styles = readFileSync(path('addin/public/too-old.css'), 'utf8');
    expect(styles).not.toMatch(/var\(|grid|flex|@import|@media|:is\(|calc\(/);
  });

  test('says what is needed in both languages and offers the web version', () => {
    expect(page).toContain('Excel 2021');
    expect(page).toContain('打开网页版');
    expect(page).toContain('Open the web version');
    expect(page).toContain('href="web"');
  });
});
