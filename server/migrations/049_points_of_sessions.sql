-- A rule can hear of sessions of mediation that a volunteer led. What follows is a claim somebody else decides; no row of points
-- names the dispute.
alter table points_rule_version drop constraint points_rule_version_source_check;

alter table points_rule_version add constraint points_rule_version_source_check
  check (source in ('claim', 'case_handled', 'hazard_confirmed', 'session_held'));
