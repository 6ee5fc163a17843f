// The look of the published web page: the form's fonts and colours, A4 in print. publish-html.ts is the only caller.

/** CSS, kept inside the page so that it needs no other file. */
export const HTML_STYLE = `
:root { color: #000; background: #fff; }
body { margin: 0; font: 16px/1.8 FangSong, 仿宋_GB2312, 仿宋, STFangsong, "Noto Serif CJK SC", serif; }
main { max-width: 62em; margin: 0 auto; padding: 2em 1em; }
h1 { font: bold 26px/1.5 方正小标宋简体, 方正小标宋_GBK, SimSun, 宋体, "Noto Serif CJK SC", serif; text-align: center; }
h2 { font: bold 18px/1.6 SimHei, 黑体, "Noto Sans CJK SC", sans-serif; margin: 1.6em 0 .6em; text-indent: 2em; break-after: avoid; }
p { margin: 0; text-indent: 2em; text-align: justify; white-space: pre-wrap; overflow-wrap: anywhere; }
.draft { font-size: 26px; font-weight: bold; text-align: center; text-indent: 0; color: #9c0006; }
.frame { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 44em; table-layout: fixed; font: 14px/1.4 SimSun, 宋体, "Noto Serif CJK SC", serif; }
caption { text-align: left; break-after: avoid; }
th, td { border: 1px solid #000; padding: .25em .3em; text-align: center; vertical-align: middle; font-weight: normal; overflow-wrap: anywhere; }
th.block { background: #c6d9f1; text-align: left; }
.requests th.label, td.note { text-align: left; }
td.note { font-family: KaiTi, 楷体, STKaiti, "Noto Serif CJK SC", serif; }
.disputes tbody td { height: 2.4em; }
tr { break-inside: avoid; }
@page { size: A4; margin: 25mm 20mm; }
@media print {
  body { font-size: 12pt; }
  main { max-width: none; padding: 0; }
  section:has(.requests) { break-before: page; }
  section:has(.art20), section:has(.disputes) { break-inside: avoid; }
  h1 { font-size: 18pt; }
  h2 { font-size: 14pt; }
  .frame { overflow: visible; }
  table { min-width: 0; font-size: 9pt; }
  .block { print-color-adjust: exact; }
}
`;
