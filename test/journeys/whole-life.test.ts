import { describe } from 'node:test';
import { buildAssets } from '../../tools/build-assets.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';
import { offerToBecomeAPeer } from './steps/applicant.ts';
import { theCast } from './steps/cast.ts';
import { enquiryAndScope } from './steps/enquiry-and-scope.ts';
import { formTeam } from './steps/team.ts';

await buildAssets();

for (const javaScript of [true, false]) {
  const life = await theCast(await journey({ javaScript }));
  describe(`The life of a challenge by nine people, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
    const { step } = oneAfterAnother();
    step('begins with the host’s enquiry and a scope that both sides agree', () => enquiryAndScope(life));
    step('has a team that was found, asked and accepted', () => formTeam(life));
    step('lets somebody offer to become a peer and see where they stand', () => offerToBecomeAPeer(life));
  });
}
