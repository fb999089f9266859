-- Schema step 4: a judgement that nobody can be named is one. Published steps are never changed again.

-- incident_derived.likelihood: 1 to 7 are the bands of ICD 203; 8 says that the newest assessment finds the information
-- insufficient; null where nobody has assessed. What columns kept of it is read again.
DELETE FROM column_segment WHERE column_name = 'likelihood' AND segment IN
    (SELECT a.incident >> 16 FROM assessment a JOIN incident_derived d ON d.incident = a.incident WHERE d.assessed IS NULL);
UPDATE incident_derived SET likelihood = 8 WHERE assessed IS NULL AND incident IN (SELECT incident FROM assessment);
