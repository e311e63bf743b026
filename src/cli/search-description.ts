/** The file below the site by which browsers learn to search it. */
export const searchDescriptionFile = 'opensearch.xml';
export const searchDescriptionType = 'application/opensearchdescription+xml';

/** What the specification allows. */
const longest = { shortName: 16, longName: 48, description: 1024 };

/**
 * Describes the site's search to browsers, so that one can search from the address bar (OpenSearch 1.1, draft 6).
 * @param site.address of the site, absolute and with a slash at the end: the format has no relative addresses.
 */
export function searchDescription(site: {
  title: string;
  address: string;
  description: string | null;
}): string {
  const { title, address, description } = site;
  const url = escapeXml(address);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(cut(title, longest.shortName))}</ShortName>
  <LongName>${escapeXml(cut(title, longest.longName))}</LongName>
  <Description>${escapeXml(cut(description ?? title, longest.description))}</Description>
  <Image width="16" height="16" type="image/svg+xml">${url}seal.svg</Image>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Url type="text/html" template="${url}?words={searchTerms}"/>
  <Url type="${searchDescriptionType}" rel="self" template="${url}${searchDescriptionFile}"/>
</OpenSearchDescription>
`;
}

/** Whole characters, the last one an ellipsis where there were more. */
function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Characters that XML 1.0 does not have at all are left out. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
