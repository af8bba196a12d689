import { it } from '@jest/globals';
import * as c from './consult.js';
const show = async (name: string, p: ReturnType<typeof c.aChild>) => {
  const x = await c.consult(p.opens());
  console.log(name, x.kind, x.row, JSON.stringify(x.says), x.cards.map(k=>k.summary+' #'+[...k.summary].length), JSON.stringify(x.facts.treatments.courses.map(c=>[c.name,c.status,c.outcome,c.because])), 'W', x.facts.activity.worsening.verdict, 'A', x.facts.activity.active.verdict);
};
it('x', async () => {
  await show('child', c.aChild());
  await show('refr', c.refractoryChild());
  await show('refrA', c.refractoryAdult());
  await show('ivigfailed', c.ivigFailed(c.refractoryChild()));
  await show('ivig2', c.ivigCycles(c.refractoryChild(),2,6));
  await show('ivig3', c.ivigCycles(c.refractoryChild(),3,10));
  await show('rtx', c.rituximabCourse(c.ivigFailed(c.refractoryChild()),10));
  await show('rtxfailed', c.rituximabCourse(c.ivigFailed(c.refractoryChild()),40));
  await show('rtxfailedA', c.rituximabCourse(c.ivigFailed(c.refractoryAdult()),40));
  await show('dys', c.refractoryChild().has('Dysphagia',{onset:c.ago(100)}));
});
