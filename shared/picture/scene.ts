// A picture as plain shapes in named inks, so that one drawing serves the pane (in the theme's colours), the .svg file and its .png.
// The drawings of this room make scenes; the pane draws them, sceneToSvg() writes them.

/** What a shape is for; a palette says which colour that is. `bar2`, `bar3` never stand without a mark or dash of their own beside the colour. */
export type Ink = 'ink' | 'soft' | 'edge' | 'paper' | 'tint' | 'band' | 'onBand' | 'bar' | 'bar2' | 'bar3' | 'warn';

export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Ink | null;
      readonly stroke?: Ink;
      readonly radius?: number;
    }
  | {
      readonly kind: 'path';
      readonly d: string;
      readonly fill: Ink | null;
      readonly stroke?: Ink;
      readonly width?: number;
      readonly dash?: string;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      /** The line the letters stand on. */
      readonly y: number;
      readonly size: number;
      readonly text: string;
      readonly fill: Ink;
      readonly anchor?: 'middle' | 'end';
      readonly isBold?: boolean;
      /** Degrees, around its own place. */
      readonly turned?: number;
      readonly opacity?: number;
    };

export type Scene = {
  readonly width: number;
  readonly height: number;
  /** Said of the picture as a whole, and in more words; for screen readers and as the file's title. */
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
};

/** The file's text: colours written out, fonts named with what every system has in their place. */
export const sceneToSvg = ({ width, height, title, description, shapes }: Scene): string => {
  const lines = shapes.map(shapeToSvg).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" lang="zh-CN" font-family="${FONTS}">
<title id="title">${escapeXml(title)}</title>
<desc id="desc">${escapeXml(description)}</desc>
${lines}
</svg>
`;
};

const shapeToSvg = (shape: Shape): string => {
  const paint = (fill: Ink | null, stroke: Ink | undefined): string =>
    `fill="${fill === null ? 'none' : PALETTE[fill]}"${stroke === undefined ? '' : ` stroke="${PALETTE[stroke]}"`}`;
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, fill, stroke, radius } = shape;
      const round = radius === undefined ? '' : ` rx="${radius}"`;
      return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${round} ${paint(fill, stroke)}/>`;
    }
    case 'path': {
      const { d, fill, stroke, width, dash } = shape;
      return `<path d="${d}" ${paint(fill, stroke)}${width === undefined ? '' : ` stroke-width="${width}"`}${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`;
    }
    case 'text': {
      const { x, y, size, text, fill, anchor, isBold, turned, opacity } = shape;
      const more = [
        anchor === undefined ? '' : ` text-anchor="${anchor}"`,
        isBold ? ' font-weight="700"' : '',
        turned === undefined ? '' : ` transform="rotate(${turned} ${short(x)} ${short(y)})"`,
        opacity === undefined ? '' : ` opacity="${opacity}"`,
      ].join('');
      return `<text x="${short(x)}" y="${short(y)}" font-size="${size}" fill="${PALETTE[fill]}"${more}>${escapeXml(text)}</text>`;
    }
  }
};

const short = (value: number): string => String(Math.round(value * 100) / 100);

// Signs XML 1.0 does not know would make the file unreadable.
const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed in XML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Of the file: an official blue on white; every ink on its ground has at least 4.5:1. */
const PALETTE: Readonly<Record<Ink, string>> = {
  ink: '#1f2937',
  soft: '#55606e',
  edge: '#c9d3de',
  paper: '#ffffff',
  tint: '#eef4fa',
  band: '#174a7e',
  onBand: '#ffffff',
  bar: '#1d63ad',
  bar2: '#b25900',
  bar3: '#4b5563',
  warn: '#b01020',
};

const FONTS =
  "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','WenQuanYi Micro Hei',SimHei,sans-serif";
