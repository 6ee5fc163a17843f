// Writes the add-in-only manifest of a deployment. `nianbao manifest` and the server's /manifest.xml use it; the manifest.xml in the root
// of the project is its text for https://localhost:3000.
import type { Deployment } from './deployment.ts';
import { ADDIN_WORDS, RIBBON_BUTTONS, type RibbonButton, type Words } from './manifest-strings.ts';

/** The whole XML, ending in a line break. */
export const manifestText = ({ base, id }: Deployment): string => {
  const at = (path: string) => attribute(`${base}/${path}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Written by "nianbao manifest". The id stays the same for ever: Excel knows the add-in by it. -->
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
           xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0"
           xsi:type="TaskPaneApp">
  <Id>${id}</Id>
  <Version>${VERSION}</Version>
  <ProviderName>Nianbao</ProviderName>
  <DefaultLocale>zh-CN</DefaultLocale>
  <DisplayName DefaultValue="${attribute(ADDIN_WORDS.name.zh)}">
    <Override Locale="en-US" Value="${attribute(ADDIN_WORDS.name.en)}"/>
  </DisplayName>
  <Description DefaultValue="${attribute(ADDIN_WORDS.description.zh)}">
    <Override Locale="en-US" Value="${attribute(ADDIN_WORDS.description.en)}"/>
  </Description>
  <IconUrl DefaultValue="${at('icons/icon-32.png')}"/>
  <HighResolutionIconUrl DefaultValue="${at('icons/icon-64.png')}"/>
  <SupportUrl DefaultValue="${at('install')}"/>
  <AppDomains>
    <AppDomain>${attribute(new URL(base).origin)}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Workbook"/>
  </Hosts>
  <!-- Deliberately low: with the real floor (ExcelApi 1.14) older Excels would not show the add-in at all, and nobody would learn why. -->
  <Requirements>
    <Sets DefaultMinVersion="1.1">
      <Set Name="ExcelApi" MinVersion="1.1"/>
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue="${at('taskpane.html')}"/>
  </DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <!-- The ribbon's commands need the runtime they share with the pane. Where there is none (Excel 2019 and older, iPad) Excel passes
         over this part and offers the plain pane above under My Add-ins. Every Excel from 2021 on has it. -->
    <Requirements>
      <bt:Sets DefaultMinVersion="1.1">
        <bt:Set Name="SharedRuntime" MinVersion="1.1"/>
      </bt:Sets>
    </Requirements>
    <Hosts>
      <Host xsi:type="Workbook">
        <Runtimes>
          <Runtime resid="Pane.Url" lifetime="long"/>
        </Runtimes>
        <DesktopFormFactor>
          <GetStarted>
            <Title resid="Start.Title"/>
            <Description resid="Start.Description"/>
            <LearnMoreUrl resid="Learn.Url"/>
          </GetStarted>
          <FunctionFile resid="Pane.Url"/>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <CustomTab id="Nianbao.Tab">
              <Group id="Nianbao.Group">
                <Label resid="Group.Label"/>
${icon('                ')}
${RIBBON_BUTTONS.map(button).join('\n')}
              </Group>
              <Label resid="Tab.Label"/>
            </CustomTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
${SIZES.map((size) => `        <bt:Image id="Icon.${size}" DefaultValue="${at(`icons/icon-${size}.png`)}"/>`).join('\n')}
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Pane.Url" DefaultValue="${at('taskpane.html')}"/>
        <bt:Url id="Learn.Url" DefaultValue="${at('install')}"/>
      </bt:Urls>
      <bt:ShortStrings>
${[...SHORT, ...RIBBON_BUTTONS.map(({ id, label }) => [`${id}.Label`, label] as const)].map(words).join('\n')}
      </bt:ShortStrings>
      <bt:LongStrings>
${[...RIBBON_BUTTONS.map(({ id, tip }) => [`${id}.Tip`, tip] as const), ...LONG].map(words).join('\n')}
      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
  <ExtendedOverrides Url="${at('shortcuts.json')}"/>
</OfficeApp>
`;
};

const button = ({ id, command }: RibbonButton): string => `                <Control xsi:type="Button" id="Nianbao.${id}">
                  <Label resid="${id}.Label"/>
                  <Supertip>
                    <Title resid="${id}.Label"/>
                    <Description resid="${id}.Tip"/>
                  </Supertip>
${icon('                  ')}
${
  command === null
    ? `                  <Action xsi:type="ShowTaskpane">
                    <TaskpaneId>Office.AutoShowTaskpaneWithDocument</TaskpaneId>
                    <SourceLocation resid="Pane.Url"/>
                  </Action>`
    : `                  <Action xsi:type="ExecuteFunction">
                    <FunctionName>${command}</FunctionName>
                  </Action>`
}
                </Control>`;

const icon = (indent: string): string =>
  [`<Icon>`, ...SIZES.map((size) => `  <bt:Image size="${size}" resid="Icon.${size}"/>`), '</Icon>']
    .map((line) => `${indent}${line}`)
    .join('\n');

const words = ([id, { zh, en }]: readonly [string, Words]): string => `        <bt:String id="${id}" DefaultValue="${attribute(zh)}">
          <bt:Override Locale="en-US" Value="${attribute(en)}"/>
        </bt:String>`;

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const SHORT: readonly (readonly [string, Words])[] = [
  ['Tab.Label', ADDIN_WORDS.tab],
  ['Group.Label', ADDIN_WORDS.group],
  ['Start.Title', ADDIN_WORDS.startTitle],
];
const LONG: readonly (readonly [string, Words])[] = [['Start.Description', ADDIN_WORDS.startDescription]];
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const VERSION = '0.2.0.0';
