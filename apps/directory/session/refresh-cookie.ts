import type { CookieOptions, Request, Response } from 'express';
import { sessionDays } from './session.store.js';

const name = 'sangkien_refresh';

/** No script reads it, no other site sends it, and only the session endpoints get it. */
const options = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  path: '/api/directory/sessions',
  secure,
});

/** The refresh token that the browser sent. */
export function refreshTokenOf(request: Request): string | undefined {
  const pairs = (request.header('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}

export const giveRefreshToken = (response: Response, token: string, secure: boolean): void => {
  response.cookie(name, token, { ...options(secure), maxAge: sessionDays * 24 * 60 * 60 * 1000 });
};

export const takeRefreshToken = (response: Response, secure: boolean): void => {
  response.clearCookie(name, options(secure));
};
