import { daysBetween, type IsoDate, londonDate, longDate, mediumDate } from '#kernel/dates';
import type { ProgrammeDefinition } from '#modules/programmes';
import { mediaTypeLabel } from '#platform/files/media-types';
import { type RequestState, requestDue, requestState } from '../../domain/document-requests.ts';
import { mayRead, mayRemove, type Reader, visibilityText } from '../../domain/visibility.ts';
import type { DocumentRequest, SharedDocument } from '../../store/documents.ts';

export type DocumentLine = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** `PDF, 1.2 MB`. */
  readonly kind: string;
  readonly request: string | null;
  readonly readers: string;
  readonly shared: string;
  readonly mayRemove: boolean;
};

export type RequestLine = {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  readonly state: RequestState;
  readonly documents: number;
  readonly due: string | null;
  readonly late: boolean;
  readonly sensitive: boolean;
  readonly notHeldReason: string | null;
};

/** The documents that this person may know of, as lines; removed ones only where the person could put them back. */
export function documentLines(documents: readonly SharedDocument[], reader: Reader, base: string, removed: boolean) {
  return documents
    .filter((each) => mayRead(reader, each) && (each.removedAt !== null) === removed)
    .filter((each) => !removed || mayRemove(reader, each))
    .map((each) => documentLine(each, reader, base));
}

/** One document as a line. */
export function documentLine(document: SharedDocument, reader: Reader, base: string): DocumentLine {
  return {
    id: document.id,
    title: document.title,
    href: `${base}/${document.id}`,
    kind: `${mediaTypeLabel(document.mediaType)}, ${bytesText(document.bytes)}`,
    request: document.requestName,
    readers: visibilityText(document),
    shared: `${mediumDate(londonDate(document.uploadedAt))}${document.uploadedByName ? ` by ${document.uploadedByName}` : ''}`,
    mayRemove: mayRemove(reader, document),
  };
}

/** The requests as this person may see them: peers are not told of what only the challenge manager may read. */
export function requestLines(
  requests: readonly DocumentRequest[],
  reader: Reader,
  definition: Pick<ProgrammeDefinition, 'documentRequests'>,
  dates: { readonly onSiteFrom: IsoDate | null; readonly today: IsoDate },
): RequestLine[] {
  return requests
    .filter((request) => reader.manager || reader.host || request.visibleTo !== 'manager')
    .map((request) => {
      const due = requestDue(request, definition.documentRequests, dates.onSiteFrom);
      const state = requestState(request);
      return {
        id: request.id,
        name: request.name,
        why: request.why,
        state,
        documents: request.documents,
        due: due && longDate(due),
        late: state === 'asked' && due !== null && daysBetween(dates.today, due) < 0,
        sensitive: request.sensitive,
        notHeldReason: request.notHeldReason,
      };
    });
}

/** `850 bytes`, `12 kB`, `1.2 MB`. */
function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
