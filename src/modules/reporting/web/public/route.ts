import { type Context, notFound, type Outcome } from '#platform/http/context';
import { askedPage, readPage } from '#platform/http/paging';
import { get, type PageRoute } from '#platform/http/routes';
import { publishedFile, REPORT_FILES, type ReportFileKind } from '../../application/report-files.ts';
import { publishedReportOf } from '../../store/published.ts';
import { listReports, REPORTS_A_PAGE, reportFacets } from '../../store/report-list.ts';
import { reportContents, reportListMain, reportMain } from './view.ts';

/** Published reports, for anybody, signed in or not. */
export const publicReportRoutes: readonly PageRoute[] = [
  get('/reports', 'anyone', showList),
  get('/reports/:slug', 'anyone', showReport),
  get('/reports/:slug/report.pdf', 'anyone', (context) => sendFile(context, 'pdf')),
  get('/reports/:slug/report.docx', 'anyone', (context) => sendFile(context, 'docx')),
];

async function showList(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const asked = (name: string) => (context.query[name] ?? '').trim().slice(0, 200);
  const typed = { words: asked('words'), programme: asked('programme'), year: asked('year') };
  const found = await readPage(askedPage(context.query), REPORTS_A_PAGE, (page) => listReports(db, { ...typed, page }));
  const main = reportListMain({ ...found, typed, facets: await reportFacets(db) });
  return context.show({ title: 'Published reports', main, width: 'wide' });
}

async function showReport(context: Context): Promise<Outcome> {
  const report = await publishedReportOf(context.services.db, context.params.slug ?? '');
  if (!report) return notFound;
  return context.show({
    title: `${report.title}, peer challenge report`,
    heading: report.title,
    caption: 'Peer challenge report',
    main: reportMain(report),
    aside: reportContents(report),
    width: 'report',
    back: { href: '/reports', text: 'All published reports' },
  });
}

async function sendFile(context: Context, kind: ReportFileKind): Promise<Outcome> {
  const { services, params } = context;
  const report = await publishedReportOf(services.db, params.slug ?? '');
  if (!report) return notFound;
  const content = services.files.read(await publishedFile(services, report, kind));
  return { kind: 'file', content, mediaType: REPORT_FILES[kind].mediaType, fileName: `${report.slug}.${kind}` };
}
