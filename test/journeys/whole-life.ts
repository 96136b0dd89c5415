import { describe } from 'node:test';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';
import { improve, lookBackAndClose } from './steps/after.ts';
import { offerToBecomeAPeer } from './steps/applicant.ts';
import { theCast } from './steps/cast.ts';
import { enquiryAndScope } from './steps/enquiry-and-scope.ts';
import { onSite } from './steps/on-site.ts';
import { prepare } from './steps/preparing.ts';
import { draftAndCheck, publishAndRead } from './steps/report.ts';
import { formTeam } from './steps/team.ts';
import { makeTimetable } from './steps/timetable.ts';

/** Walks the whole life of one challenge, by nine people at their browsers, as tests that each go on where the one before ended. */
export async function walkTheWholeLife({ javaScript }: { javaScript: boolean }): Promise<void> {
  buildAssetsApart();
  const life = await theCast(await journey({ javaScript, windows: false }));
  describe(`The whole life of a challenge by nine people, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
    const { step } = oneAfterAnother();
    step('begins with the host’s enquiry and a scope that both sides agree', () => enquiryAndScope(life));
    step('has a team that was found, asked and accepted', () => formTeam(life));
    step('lets somebody offer to become a peer and see where they stand', () => offerToBecomeAPeer(life));
    step('is prepared: the host’s own view, its documents, a small pack to read', () => prepare(life));
    step('has a timetable in which nobody is in two places, and those who are heard know when and where', () =>
      makeTimetable(life),
    );
    step('goes on site, where notes become findings and findings a recommendation', () => onSite(life));
    step('has a report that the peers comment on and whose facts the host checks', () => draftAndCheck(life));
    step('is published for anybody to read, as a page and as files, and names nobody who was heard or who wrote', () =>
      publishAndRead(life),
    );
    step('is acted on by the host, step by step', () => improve(life));
    step('is looked back on by both sides, and closed', () => lookBackAndClose(life));
  });
}
