import { expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { Attendance } from '../../../../electron/service/Attendance.ts';

function anAttendance() {
  const announced: Announcement[] = [];
  return { announced, attendance: new Attendance((announcement) => announced.push(announcement)) };
}

it('announces a command while a page hears', () => {
  const { announced, attendance } = anAttendance();
  expect(attendance.begin()).toEqual([]);
  attendance.command('delete');
  expect(announced).toEqual([{ kind: 'command', id: 'delete' }]);
});

it('keeps a command that begins something for the next page, once, and forgets one about what is on screen', () => {
  const { announced, attendance } = anAttendance();
  attendance.begin();
  attendance.end();
  for (const id of ['new', 'delete', 'run', 'open'] as const) attendance.command(id);
  expect(announced).toEqual([]);
  expect(attendance.begin()).toEqual(['new', 'open']);
  expect(attendance.isThere).toBe(true);
  expect(attendance.begin()).toEqual([]);
});
