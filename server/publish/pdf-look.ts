// The sizes a report is printed with, in points. publish-pdf.ts prints by them, read-back-pdf.ts tells the parts of a page by them.

export const PDF_LOOK = {
  /** Left and right of the page. */
  margin: 54,
  /** Above and below, where the foot stands. */
  edge: 72,
  /** Before the first line of a paragraph. */
  indent: 28,
  title: 18,
  heading: 14,
  prose: 12,
  table: 10,
  footer: 9,
  footerText: (page: number): string => `— ${page} —`,
} as const;
