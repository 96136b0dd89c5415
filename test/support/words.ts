/** What a page says, as it is read: without its tags, with `’` and `"` for what stands for them in HTML. */
export function words(body: string): string {
  return body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
}
