import type { ErrorReport } from '#shared/errors/AppError';

/** The same report; a key that was pasted where a name, a file or an id belongs is not told back. */
export function redactReport(
  { code, message, hint, node, problems }: ErrorReport,
  redact: (text: string) => string,
): ErrorReport {
  return {
    code,
    message: redact(message),
    ...(hint !== undefined && { hint: redact(hint) }),
    ...(node !== undefined && { node: redact(node) }),
    ...(problems && { problems: problems.map((problem) => redactReport(problem, redact)) }),
  };
}
