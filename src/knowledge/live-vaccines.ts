/**
 * Live vaccines by name, beside the codes of the set vax-live: the vaccines of that set in words. Where a killed
 * or recombinant one exists too (typhoid, polio, influenza, zoster, cholera), only "live", or the way it is given,
 * makes it live.
 */
export const liveVaccineNames: readonly RegExp[] = [
  /\bmmrv?\b/i,
  /\b(measles|mumps|rubella|varicella|chicken ?pox)\b.*(vaccin|immuni[sz]ation|virus)|(vaccin\w*|immuni[sz]ation).*\b(measles|mumps|rubella|varicella|chicken ?pox)\b/i,
  /\b(yellow fever|rotavirus|dengue|smallpox|vaccinia)\b.*(vaccin|immuni[sz]ation)|(vaccin\w*|immuni[sz]ation).*\b(yellow fever|rotavirus|dengue|smallpox)\b/i,
  /\bbcg\b.*(vaccin|immuni[sz]ation)|(vaccin\w*|immuni[sz]ation).*\bbcg\b|bacillus calmette/i,
  /\b(typhoid|polio\w*|zoster|shingles|cholera|adenovirus|ebola|chikungunya|influenza|flu|hep(atitis)? a)\b.*\b(live|attenuated)\b|\b(live|attenuated)\b.*\b(typhoid|polio\w*|zoster|shingles|cholera|adenovirus|ebola|chikungunya|influenza|flu|hep(atitis)? a)\b.*(vaccin|immuni[sz]ation)/i,
  /\b(typhoid|polio\w*)\b.*\bvaccin\w*.*\boral\b|\boral\b.*\b(typhoid|polio\w*)\b.*vaccin|\blaiv\d?\b|(influenza|flu)\b.*(intra)?nasal.*vaccin|(influenza|flu)\b.*vaccin.*nasal/i,
];

/** What an order that names the disease means instead, and what is not live. */
export const notAVaccineOrder =
  /\big[gm]\b|antibod|titer|titre|serolog|\bpcr\b|immune globulin|immunoglobulin|immunity|status|counsel|educat|discuss|recombinant|inactivated|\bkilled\b|non-?live|mismatch|repair|immunohisto|bladder|intravesical/i;

/** Those that an immunoglobulin takes the effect from. Specification B.5, D. */
export const measlesOrVaricella = /measles|mumps|rubella|varicella|chicken ?pox|\bmmr/i;
