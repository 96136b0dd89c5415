import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorPage } from '#design/error-page';
import { newCode } from '#kernel/ids';
import type { Actor } from '../access/roles.ts';
import { ABSOLUTE_DAYS } from '../sessions/sessions.ts';
import type { AppParts } from './app.ts';
import type { Context, Outcome } from './context.ts';
import { clearCookie, cookieNames, keyed, maskToken, sealedNotice, setCookie } from './cookies.ts';
import { forgetPictures, forgetSession } from './security-headers.ts';

/** Turns a handler's outcome into the response. */
export async function answer(
  parts: AppParts,
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
  outcome: Outcome,
) {
  const { config } = parts.services;
  const names = cookieNames(config);
  switch (outcome.kind) {
    case 'page':
      if (request.cookies[names.notice]) clearCookie(reply, config, names.notice);
      return await sendPage(request, reply, outcome.status, String(outcome.html));
    case 'redirect':
      if (outcome.session) {
        setCookie(reply, config, names.session, outcome.session, ABSOLUTE_DAYS * 86_400);
        if (request.cookies[names.session]) forgetPictures(reply);
      }
      if (outcome.session === null) forgetSession(reply, config);
      if (outcome.notice)
        setCookie(reply, config, names.notice, sealedNotice(config.secret, outcome.notice, outcome.refused), 300);
      return await reply.redirect(localPath(outcome.to), 303);
    case 'file':
      return await fileReply(reply, outcome, outcome.inline ?? false).send(
        outcome.content instanceof Uint8Array ? Buffer.from(outcome.content) : outcome.content,
      );
    case 'picture':
      return await sendPicture(request, reply, outcome);
    case 'script':
      return await sendText(request, reply, 200, 'text/javascript; charset=utf-8', outcome.text);
    case 'json':
      return await sendText(
        request,
        reply,
        outcome.status ?? 200,
        'application/json; charset=utf-8',
        JSON.stringify(outcome.value) ?? 'null',
      );
    case 'not-found':
      return await answerMissing(parts, request, reply, context.actor);
    case 'forbidden':
      return await answerRefused(parts, request, reply, context.actor);
  }
}

function fileReply(reply: FastifyReply, file: { mediaType: string; fileName: string }, isInline: boolean) {
  return reply
    .type(file.mediaType)
    .header('content-disposition', disposition(file.fileName, isInline))
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
}

/** Kept by the browser, and shown by it only after it has asked: whoever may not see it any more is not told that it is the same. */
async function sendPicture(request: FastifyRequest, reply: FastifyReply, picture: Outcome & { kind: 'picture' }) {
  const tag = `"${picture.version}"`;
  reply.headers({ 'cache-control': 'private, no-cache', etag: tag });
  const known = String(request.headers['if-none-match'] ?? '').split(',');
  if (known.some((each) => each.trim().replace(/^W\//, '') === tag)) return await reply.code(304).send();
  return await fileReply(reply, picture, true).send(picture.open());
}

const squeeze = promisify(gzip);

async function sendPage(request: FastifyRequest, reply: FastifyReply, status: number, text: string) {
  return await sendText(request, reply, status, 'text/html; charset=utf-8', text);
}

/** Text, compressed for browsers that take it: phones on poor networks are who reads here. */
async function sendText(request: FastifyRequest, reply: FastifyReply, status: number, type: string, text: string) {
  reply.code(status).type(type).header('vary', 'accept-encoding');
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!takesGzip || text.length < 1000) return await reply.send(text);
  return await reply.header('content-encoding', 'gzip').send(await squeeze(text, { level: 6 }));
}

/** Only paths of our own: a redirect never leads to another site. */
function localPath(to: string): string {
  return /^\/(?![/\\])/.test(to) ? to : '/';
}

/** An attachment unless asked otherwise, its name safe in ASCII and true in UTF-8. */
function disposition(fileName: string, inline: boolean): string {
  const ascii =
    fileName
      .normalize('NFKD')
      .replace(/[^\w .()-]/g, '')
      .trim() || 'file';
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

/** There is no such page, or none this person may know of: the two look the same. */
export async function answerMissing(
  parts: AppParts,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor | null = null,
) {
  return await sendError(parts, request, reply, 404, actor);
}

/** Somebody who knows the thing exists may not do this; or a form that is not ours was sent. */
export async function answerRefused(
  parts: AppParts,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor | null,
  reason: 'role' | 'foreign-form' = 'role',
) {
  return await sendError(parts, request, reply, 403, actor, reason);
}

const FOREIGN_FORM =
  'The form you sent did not come from a page of ours that is still open in this browser. Nothing was changed. Open the page again and resend it.';

/** A bug, or a request we cannot read. The person gets a reference to quote; the log gets the same, and the stack. */
export async function answerFailure(parts: AppParts, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const status = statusOf(error);
  if (status === 413) return await sendError(parts, request, reply, 413, null);
  if (status < 500) return await sendError(parts, request, reply, 404, null);
  const reference = newCode();
  const fault = error instanceof Error ? { name: error.name, stack: error.stack } : { name: 'unknown' };
  parts.services.logger.error({ reference, route: request.routeOptions.url, error: fault.name, stack: fault.stack });
  return await sendError(parts, request, reply, 500, null, 'role', reference);
}

function statusOf(error: unknown): number {
  const code = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof code === 'number' && code >= 400 ? code : 500;
}

async function sendError(
  parts: AppParts,
  request: FastifyRequest,
  reply: FastifyReply,
  status: 403 | 404 | 413 | 500,
  actor: Actor | null,
  reason: 'role' | 'foreign-form' = 'role',
  reference?: string,
) {
  const path = request.url.split('?')[0] ?? '/';
  const { config } = parts.services;
  // The page has a way to sign out: its form needs this browser's token like any other.
  const browser = request.cookies[cookieNames(config).browser];
  const html = errorPage({
    status,
    reference,
    ...(reason === 'foreign-form' ? { why: FOREIGN_FORM } : {}),
    requestPath: path,
    ...(browser ? { csrf: maskToken(keyed(config.secret, 'csrf', browser)) } : {}),
    viewer: actor ? { name: actor.name, roleLine: '' } : null,
    navigation: parts.navigation(actor, path),
  });
  return await sendPage(request, reply, status, String(html));
}
