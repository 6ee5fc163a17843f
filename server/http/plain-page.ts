// The frame of the pages the server writes itself, without scripts. Used by install-page.ts and guide-page.ts.

/** A whole HTML document. `title` is plain text; `style` and `body` are markup of the caller's own, escaped where it shows text of others. */
export const plainPage = (page: {
  readonly lang: 'zh-CN' | 'en';
  readonly title: string;
  readonly style: string;
  readonly body: string;
}): string => `<!DOCTYPE html>
<html lang="${page.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)}</title>
<style>${page.style}</style>
</head>
<body>
<main>
${page.body}
</main>
</body>
</html>
`;

/** Text as it may stand in markup and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
