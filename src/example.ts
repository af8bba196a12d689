/**
 * Fills the example call with today's dates, so that its patient is as ill today as on the day it was written.
 * @param template JSON with `{{today-9}}` for dates and `{{uuid}}` for the hookInstance
 * @param today "YYYY-MM-DD"
 */
export function exampleCall(template: string, today: string, newId: () => string): string {
  return template
    .replaceAll(/\{\{today-(\d+)\}\}/g, (_token, days: string) => daysBefore(today, Number(days)))
    .replaceAll('{{uuid}}', () => newId());
}

function daysBefore(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - days);
  return moment.toISOString().slice(0, 10);
}
