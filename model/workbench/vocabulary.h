#pragma once

#include <QString>

namespace sourceline {

/// The words behind the codes that columns hold for the schema's own enumerations (1-based, in the
/// order of its CHECKs; 0 is none and gives an empty text).
QString kindWord(quint8 code);
QString stanceWord(quint8 code);
QString likelihoodWord(quint8 band);  ///< ICD 203
QString likelihoodRange(quint8 band); ///< `55–80 %`
QString confidenceWord(quint8 code);
QString reviewWord(quint8 code);
QString measureWord(quint8 code); ///< of munitions; empty for `unspecified` too

/// Whether a stance speaks against the actor named: denies, rules out, doubts.
bool isStanceAgainst(quint8 code);

/// `1 claim`, `3 claims`; both forms are source texts of the context "Vocabulary", the second with
/// %n.
QString counted(int n, const char *one, const char *many);

} // namespace sourceline
