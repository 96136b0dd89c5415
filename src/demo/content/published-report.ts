import type { IsoDate } from '#kernel/dates';
import {
  PORT_WENLOW_FINDING_TABLE,
  PORT_WENLOW_NOTES,
  PORT_WENLOW_SESSION_TABLE,
} from './published-report-evidence.ts';
import {
  PORT_WENLOW_GOOD_PRACTICE,
  PORT_WENLOW_KEY_MESSAGES,
  PORT_WENLOW_NEXT_STEPS,
  PORT_WENLOW_RECOMMENDATIONS,
  PORT_WENLOW_SECTIONS,
  PORT_WENLOW_SUMMARY,
} from './published-report-text.ts';
import { type DemoReport, readReport } from './report-shape.ts';

/** Port Wenlow's published report, with the findings, notes and sessions that it stands on. */
export function buildPublishedReport(today: IsoDate): DemoReport {
  return readReport(
    {
      challenge: 'port-wenlow',
      status: 'published',
      publishedDaysAgo: 38,
      summary: PORT_WENLOW_SUMMARY,
      keyMessages: PORT_WENLOW_KEY_MESSAGES,
      recommendations: PORT_WENLOW_RECOMMENDATIONS,
      sections: PORT_WENLOW_SECTIONS,
      goodPractice: PORT_WENLOW_GOOD_PRACTICE,
      nextSteps: PORT_WENLOW_NEXT_STEPS,
      findings: PORT_WENLOW_FINDING_TABLE,
      notes: PORT_WENLOW_NOTES,
      sessions: PORT_WENLOW_SESSION_TABLE,
    },
    today,
  );
}
