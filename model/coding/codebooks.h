#pragma once

#include "model/coding/notes.h"

namespace sourceline {

struct RuleEntry
{
    int number = 0;
    QString text;
    int uses = 0; ///< records that cite it
};

struct CodebookEntry
{
    Id id;
    QString name, version, note;
    std::vector<RuleEntry> rules; ///< by number
    int incidents = 0;            ///< coded under it
};

Result<std::vector<CodebookEntry>> readCodebooks(sqlite3 *database); ///< newest version last

struct DecisionEntry
{
    DecisionView decision;
    std::vector<std::pair<Id, QString>> incidents; ///< key and name
    int uses = 0;                                  ///< records that cite it
};

Result<std::vector<DecisionEntry>> readDecisions(sqlite3 *database);

struct DecisionDraft
{
    QString topic, question, choice, reason; ///< question, choice and reason must not be empty
    std::vector<Id> incidents;
};

EditLog::Change addDecision(const DecisionDraft &draft);
EditLog::Change changeDecision(Id decision, const DecisionDraft &draft);
EditLog::Change removeDecision(Id decision); ///< refused while a record cites it

/// number 0: the next free one. A changed text is a changed rule for all that cite it: make a new version when the meaning changes.
EditLog::Change addRule(Id codebook, int number, const QString &text);
EditLog::Change changeRule(Id codebook, int number, const QString &text);
/// A codebook of the same name with all rules copied.
EditLog::Change newVersion(Id codebook, const QString &version, const QString &note);
EditLog::Change setCodebook(const std::vector<Id> &incidents, Id codebook);

/// Cites a rule or a decision from an incident, claim or attribution.
EditLog::Change citeRule(const Subject &subject, Id codebook, int rule);
EditLog::Change citeDecision(const Subject &subject, Id decision);
EditLog::Change removeBasis(Id basis);

} // namespace sourceline
