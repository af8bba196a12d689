/** What names the diagnosis. Bare "DM" is diabetes; "juvenile DM" may be, so it is no name either. */
export const diagnosisWords = {
  dermatomyositis: [
    '(dermatomyositis|dermatomyositides|jdm|jdms|cadm)',
    'dermato myositis',
    '(amyopathic|hypomyopathic|mda5 (positive|antibody)?|anti mda5 (positive)?|tif1 (gamma)?|nxp2|mi 2|tnf induced|paraneoplastic) dm',
  ],
  juvenile: [
    '(jdm|jdms)',
    '(juvenile|childhood|child|pediatric|infantile) (onset)? (clinically)? (amyopathic|idiopathic|hypomyopathic|cutaneous|systemic)? (dermatomyositis|dermato myositis)',
    '(dermatomyositis|dermato myositis) .. (juvenile|childhood|pediatric) (onset|form|type)?',
  ],
  drugInduced: [
    '(drug|tnf|anti tnf|tnfi|tnf alpha|tnf a|tumor necrosis factor|etanercept|adalimumab|infliximab|golimumab|certolizumab|enbrel|humira|biologic) (alpha)? (inhibitor|inhibitors|blocker|blockers|antagonist|therapy|biosimilar)? (induced|associated|related|triggered|provoked|exacerbated|caused) _? _? (dermatomyositis|dm|jdm|myositis)',
    '(dermatomyositis|dm|jdm|myositis) .. (induced by|triggered by|caused by|provoked by|due to|secondary to|attributed to|precipitated by|from|after starting|unmasked by|onset on|associated with) .. (drug|tnf|anti tnf|tnfi|tumor necrosis|etanercept|adalimumab|infliximab|golimumab|certolizumab|enbrel|humira)',
    '(develop*|onset of|new|de novo|began|started|appear*) .. (dermatomyositis|jdm) .. (on|during|while on|after|under|following) .. (tnf|anti tnf|tnfi|etanercept|adalimumab|infliximab|golimumab|certolizumab)',
    '(tnf|anti tnf|drug|etanercept|adalimumab|infliximab|golimumab|certolizumab) .. (induced|triggered|caused) .. (dermatomyositis|jdm)',
  ],
  /** In the note of a record that names the diagnosis elsewhere: "skin-predominant, TNF-inhibitor-associated". */
  tnfInduced: [
    '(tnf|anti tnf|tnfi|tnf alpha|tumor necrosis factor|etanercept|adalimumab|infliximab|golimumab|certolizumab) (alpha)? (inhibitor|inhibitors|blocker|blockers|antagonist|therapy)? (induced|associated|related|triggered)',
    '(induced|triggered|caused|provoked) by .. (tnf|anti tnf|etanercept|adalimumab|infliximab|golimumab|certolizumab)',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
