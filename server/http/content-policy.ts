// What each page may load and who may frame it: Excel may frame the task pane, nobody the web workbook.

export type PolicyOptions = {
  readonly officeJs: 'self' | 'cdn';
  /** Where the pane is reached, so that its websocket is named for browsers that do not count it as 'self'. */
  readonly publicUrl: string;
  readonly frameAncestors: string;
};

export const taskPanePolicy = ({ officeJs, publicUrl, frameAncestors }: PolicyOptions): string =>
  policy({
    'script-src': officeJs === 'cdn' ? `'self' ${OFFICE_CDN}` : "'self'",
    'connect-src': `'self' ${socketOrigin(publicUrl)}`,
    'frame-ancestors': frameAncestors,
  });

export const webPolicy = ({ publicUrl }: PolicyOptions): string =>
  policy({ 'script-src': "'self'", 'connect-src': `'self' ${socketOrigin(publicUrl)}`, 'frame-ancestors': "'none'" });

/** The page for Excels that are too old stands where the pane would: in the same frames, with its style and picture only. */
export const advicePolicy = ({ frameAncestors }: Pick<PolicyOptions, 'frameAncestors'>): string =>
  policy({ 'style-src': "'self'", 'frame-ancestors': frameAncestors });

/** Of the script that keeps the web workbook's page for days without a network: it may fetch from this server and nothing else. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'";

const policy = (parts: Readonly<Record<string, string>>): string =>
  Object.entries({
    'default-src': "'none'",
    // Fluent UI and office.js write style elements.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self' data:",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'object-src': "'none'",
    ...parts,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const socketOrigin = (publicUrl: string): string => new URL(publicUrl).origin.replace(/^http/, 'ws');

/** Excel on the web in its many places. */
export const OFFICE_FRAMES =
  "'self' https://*.officeapps.live.com https://*.sharepoint.com https://*.cloud.microsoft https://*.office.com https://*.office365.com https://*.microsoft365.com https://onedrive.live.com";

/** Where Microsoft serves office.js, and a script it loads from beside it. */
export const OFFICE_JS_URL = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const OFFICE_CDN = 'https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com';
