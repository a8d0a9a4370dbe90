import { AppError, type ErrorReport } from './AppError.ts';

/** The report of anything caught. An unexpected error keeps its own words to the log and says only that it was unexpected. */
export function reportOf(caught: unknown): ErrorReport {
  if (caught instanceof AppError) return caught.report();
  return {
    code: 'unexpected',
    message: 'Something went wrong inside Lumi Studio.',
    hint: 'Nothing that was made is lost. The details are in the log.',
  };
}
