#pragma once

#include "app/output.h"
#include "model/store/attachedtext.h"

namespace sourceline {

/// One incident for people to read: what, where and when; figures; claims by field; who is named by
/// whom; links; decisions; each with its speaker, the way it was reported, and the sentence.
class ShowText
{
public:
    ShowText(sqlite3 *database, const Dossier &dossier);

    void write(Output &output);

private:
    void writeHead(Output &output) const;
    void writeFigures(Output &output) const;
    void writeClaims(Output &output);
    void writeAttributions(Output &output);
    void writeAssessments(Output &output);
    void writeStatements(Output &output);
    void writeLinks(Output &output);
    void writeDecisions(Output &output) const;
    void writeChoices(Output &output) const;
    void writeOwnNotes(Output &output) const;
    void writeNotes(Output &output,
                    const std::vector<NoteView> &notes,
                    const std::vector<BasisView> &basis) const;
    void writeSaid(Output &output, int statement) const;
    void writeCitations(Output &output, const std::vector<CitationView> &citations);
    QString documentTitle(Id document);

    sqlite3 *m_database;
    const Dossier &m_dossier;
    CitedTexts m_texts;
    std::map<Id, QString> m_titles;
};

} // namespace sourceline
