import assert from 'node:assert/strict';

/** What the forms of an own page say of when a session is: sent back with an answer. */
export function timeIn(body: string, sessionId: string): { from: string; until: string } {
  const form = body.slice(body.indexOf(`/sessions/${sessionId}"`));
  const [from, until] = ['from', 'until'].map((name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1]);
  assert.equal(form.length < body.length && from !== undefined && until !== undefined, true, 'nothing is asked there');
  return { from: from as string, until: until as string };
}

type Visitor = {
  get(path: string): Promise<{ body: string }>;
  post(path: string, fields: Record<string, string>): Promise<{ statusCode: number; body: string }>;
};

/** Opens an own page by its link and answers there to one session. */
export async function answerOn(visitor: Visitor, link: string, sessionId: string, answer: string, note = '') {
  const { body } = await visitor.get(link);
  return await visitor.post(`${link}/sessions/${sessionId}`, { answer, note, ...timeIn(body, sessionId) });
}
