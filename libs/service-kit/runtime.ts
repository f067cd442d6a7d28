/** Injection token of the Transport that this process uses. */
export const TRANSPORT = Symbol('transport');
