import { describe } from 'node:test';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';
import {
  type Applicant,
  accreditThem,
  assessThem,
  inviteThem,
  nominateAnother,
  standBehindIt,
  theWay,
  writeTheOffer,
} from './steps/becoming-a-peer.ts';

const OFFICER: Applicant = {
  name: 'Tom Arkwright',
  email: 'tom.arkwright@westhaven.example',
  kind: 'officer',
  role: { role: 'head-of-service', title: 'Head of housing', authority: 'Westhaven Council' },
  backer: { 'backer-name': 'Jo Bloggs', 'backer-email': 'jo.bloggs@westhaven.example', 'backer-role': 'Director' },
  stance: 'released',
};

const COUNCILLOR: Applicant = {
  name: 'Cllr Abiola Thorne',
  email: 'abiola.thorne@westhaven.example',
  kind: 'member',
  role: {
    role: 'cabinet-member',
    title: 'Cabinet member for housing',
    party: 'Independent',
    authority: 'Westhaven Council',
  },
  backer: {
    'backing-kind': 'group-office',
    'backer-name': 'The Independent group office',
    'backer-email': 'office@group.example',
  },
  stance: 'nominated',
};

buildAssetsApart();

for (const [who, javaScript] of [
  [OFFICER, true],
  [COUNCILLOR, false],
] as const) {
  const way = await theWay(await journey({ javaScript, windows: false }), who);
  describe(`From applicant to accredited peer: ${who.kind}, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
    const { step } = oneAfterAnother();
    step('begins with an offer that is left in the middle and gone on with by mail', () => writeTheOffer(way));
    step('needs somebody who stands behind it', () => standBehindIt(way));
    step('goes on to an event with a place, a calendar and what they need there', () => inviteThem(way));
    step('is seen by two, who write down what they saw', () => assessThem(way));
    step('ends in the pool, accredited by somebody who was neither', () => accreditThem(way));
    if (who === COUNCILLOR)
      step('begins by a nomination too, which the councillor takes up', () => nominateAnother(way));
  });
}
