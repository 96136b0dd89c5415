import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import { addUpAttendance, type WhoWeSpokeTo } from '../domain/who-we-spoke-to.ts';
import { attendanceOf } from '../store/attendance.ts';

/**
 * “We spoke to 143 people in 52 sessions”: added up from the attendance of live sessions. Somebody named counts once however often
 * they came; people without names count once in each session; a session counts where somebody came. One statement.
 */
export async function whoWeSpokeTo(db: Queryable, challengeId: string): Promise<WhoWeSpokeTo> {
  return addUpAttendance(await attendanceOf(db, challengeId), SOURCE_CATEGORY_LABELS);
}
