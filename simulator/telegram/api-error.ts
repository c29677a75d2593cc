/** What Telegram answers when it does not do what it was asked; only the description tells why. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Record<string, unknown> | undefined;

  constructor(code: number, description: string, parameters?: Record<string, unknown>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** A 400 with Telegram's usual opening. */
export function badRequest(why: string): ApiError {
  return new ApiError(400, `Bad Request: ${why}`);
}

/** A 403 with Telegram's usual opening. */
export function forbidden(why: string): ApiError {
  return new ApiError(403, `Forbidden: ${why}`);
}
