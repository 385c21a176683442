// Export formats (file formats of other programs): what each is called, and the file that it makes. The names are those of
// src/exports/formats.h, which writes the files; a contract test compares the two lists. Never content.

export const exportFormats = [
  { name: 'markdown', label: 'Markdown', says: 'Notes: article, who’s who, quotes with links', extension: 'md', type: 'text/markdown' },
  { name: 'json', label: 'JSON', says: 'All that was found, for programs', extension: 'json', type: 'application/json' },
  { name: 'quotes-csv', label: 'Quotes as a table (CSV)', says: 'One row for each quote', extension: 'csv', type: 'text/csv' },
  { name: 'names-csv', label: 'Names as a table (CSV)', says: 'One row for each name', extension: 'csv', type: 'text/csv' },
  { name: 'bibtex', label: 'BibTeX', says: 'To cite the article in LaTeX', extension: 'bib', type: 'application/x-bibtex' },
  { name: 'ris', label: 'RIS', says: 'To cite it in Zotero, EndNote, Mendeley', extension: 'ris', type: 'application/x-research-info-systems' },
  { name: 'icalendar', label: 'Calendar (iCalendar)', says: 'The dates of the timeline as events', extension: 'ics', type: 'text/calendar' },
  { name: 'geojson', label: 'Map (GeoJSON)', says: 'The places whose coordinates are known', extension: 'geojson', type: 'application/geo+json' },
  { name: 'annotations', label: 'Web annotations (JSON-LD)', says: 'Quotes and names with their places on the page', extension: 'jsonld', type: 'application/ld+json' },
  { name: 'schema-org', label: 'schema.org (JSON-LD)', says: 'Article, mentions and quotations as structured data', extension: 'jsonld', type: 'application/ld+json' },
] as const;

export type ExportFormat = (typeof exportFormats)[number]['name'];

export const isExportFormat = (value: unknown): value is ExportFormat => exportFormats.some((row) => row.name === value);

const kLongestStem = 60; // characters

/** A file name that every system takes: "a-quiet-handshake-quotes.csv". */
export function exportFileName(title: string, format: ExportFormat): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  let stem = '';
  for (const word of words) {
    if ([...stem, ...word].length >= kLongestStem) break;
    stem += stem === '' ? word : `-${word}`;
  }
  const row = exportFormats.find((each) => each.name === format)!;
  const part = { 'quotes-csv': '-quotes', 'names-csv': '-names', annotations: '-annotations', 'schema-org': '-schema-org' } as Partial<Record<ExportFormat, string>>;
  return `${stem || 'article'}${part[format] ?? ''}.${row.extension}`;
}
