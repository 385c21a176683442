// Export formats (file formats of other programs): the names of the formats, and the file that each makes. The names are those of
// src/exports/formats.h, which writes the files; a contract test compares the two lists. Never content.

export const exportFormats = [
  { name: 'markdown', extension: 'md', type: 'text/markdown' },
  { name: 'json', extension: 'json', type: 'application/json' },
  { name: 'quotes-csv', extension: 'csv', type: 'text/csv' },
  { name: 'names-csv', extension: 'csv', type: 'text/csv' },
  { name: 'bibtex', extension: 'bib', type: 'application/x-bibtex' },
  { name: 'ris', extension: 'ris', type: 'application/x-research-info-systems' },
  { name: 'icalendar', extension: 'ics', type: 'text/calendar' },
  { name: 'geojson', extension: 'geojson', type: 'application/geo+json' },
  { name: 'annotations', extension: 'jsonld', type: 'application/ld+json' },
  { name: 'schema-org', extension: 'jsonld', type: 'application/ld+json' },
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
