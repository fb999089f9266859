#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::RecordRows)
};

SheetRow fact(const QString &key, const QString &label, TextLine line)
{
    SheetRow row;
    row.kind = RowKind::Fact;
    row.key = key;
    row.label = label;
    row.lines.push_back(std::move(line));
    return row;
}

SheetRow decisionRow(const DecisionView &decision)
{
    SheetRow row;
    row.kind = RowKind::Claim;
    row.key = u"decision "_s % decision.id.toText();
    row.lines.push_back({{decision.topic, TextStyle::Strong},
                         {QString(middot % decision.question), TextStyle::Plain}});
    if (!decision.handle.isEmpty())
        row.lines.front().insert(row.lines.front().begin(),
                                 {QString(decision.handle % u"  "_s), TextStyle::Quiet});
    row.lines.push_back({{Words::tr("Choice: %1").arg(decision.choice), TextStyle::Plain}});
    QString why = decision.reason;
    if (!decision.origin.isEmpty())
        why += u" ("_s % decision.origin % u')';
    row.lines.push_back({{why, TextStyle::Quiet}});
    return row;
}

SheetRow opened(const QString &key, TextLine line)
{
    SheetRow row;
    row.kind = RowKind::Claim;
    row.key = key;
    row.lines.push_back(std::move(line));
    return row;
}

// Notes by whom and when; the coder's own stands with them.
void addNotes(std::vector<SheetRow> &rows, const Dossier &dossier)
{
    for (size_t i = 0; i < dossier.notes.size(); ++i) {
        const NoteView &note = dossier.notes[i];
        SheetRow row = fact(u"note "_s % note.id.toText(),
                            i == 0 ? Words::tr("Notes") : QString(),
                            {{note.text, TextStyle::Plain}});
        const QString by = byWhomAndWhen(note.author, note.madeAt);
        row.right = note.marking.isEmpty() ? by : QString(by % u" ["_s % note.marking % u']');
        rows.push_back(std::move(row));
    }
    if (dossier.note.isEmpty())
        return;
    SheetRow row = fact(u"note"_s,
                        Words::tr("Coder\u2019s note"),
                        {{dossier.note.section(u'\n', 0, 0), TextStyle::Quiet}});
    if (dossier.note.contains(u'\n'))
        row.children.push_back(opened(u"note text"_s, {{dossier.note, TextStyle::Plain}}));
    rows.push_back(std::move(row));
}

void addDecisions(std::vector<SheetRow> &rows, const Dossier &dossier)
{
    if (dossier.decisions.empty() && dossier.basis.empty())
        return;
    QStringList names;
    for (const DecisionView &decision : dossier.decisions)
        names += decision.handle.isEmpty() ? decision.topic : decision.handle;
    if (!dossier.basis.empty())
        names += basisNames(dossier.basis);
    SheetRow row =
        fact(u"decisions"_s, Words::tr("Coded by"), {{names.join(u", "_s), TextStyle::Quiet}});
    row.tip = Words::tr("Coding decisions and rules; Right opens their text.");
    for (const DecisionView &decision : dossier.decisions)
        row.children.push_back(decisionRow(decision));
    for (const BasisView &basis : dossier.basis)
        row.children.push_back(
            opened(u"basis "_s % basis.id.toText(),
                   {{QString(capitalised(basis.name) % u": "_s), TextStyle::Strong},
                    {basis.text, TextStyle::Plain}}));
    rows.push_back(std::move(row));
}

QString namesOf(const std::vector<TagView> &tags)
{
    QStringList names;
    for (const TagView &tag : tags)
        names += tag.name;
    return names.join(u", "_s);
}

} // namespace

std::vector<SheetRow> recordRows(const Dossier &dossier)
{
    std::vector<SheetRow> rows;
    addNotes(rows, dossier);
    if (!dossier.tags.empty())
        rows.push_back(
            fact(u"tags"_s, Words::tr("Tags"), {{namesOf(dossier.tags), TextStyle::Plain}}));
    addDecisions(rows, dossier);
    if (!dossier.codebookName.isEmpty())
        rows.push_back(fact(u"codebook"_s,
                            Words::tr("Codebook"),
                            {{dossier.codebookVersion.isEmpty()
                                  ? dossier.codebookName
                                  : QString(dossier.codebookName % Words::tr(", version ")
                                            % dossier.codebookVersion),
                              TextStyle::Quiet}}));
    QStringList record{dossier.handle};
    if (!dossier.coder.isEmpty())
        record += Words::tr("coded by %1").arg(dossier.coder);
    record += dossier.review;
    record.removeAll(QString());
    if (!record.isEmpty())
        rows.push_back(
            fact(u"record"_s, Words::tr("Record"), {{record.join(middot), TextStyle::Quiet}}));
    QStringList former;
    for (const auto &[id, name] : dossier.formerly)
        former += name.isEmpty() ? id.toText() : name;
    if (!former.isEmpty())
        rows.push_back(
            fact(u"formerly"_s, Words::tr("Formerly"), {{former.join(middot), TextStyle::Quiet}}));
    return rows;
}

std::vector<SheetRow> rowsOf(const Dossier &dossier, Grouping grouping)
{
    std::vector<SheetRow> rows;
    rows.push_back(headingRow(dossier));
    const auto add = [&rows](std::vector<SheetRow> more) {
        rows.insert(
            rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    for (auto part : {linkRows, figureRows})
        add(part(dossier));
    add(attributionRows(dossier, grouping));
    for (auto part : {assessmentRows, fieldRows, recordRows})
        add(part(dossier));
    return rows;
}

} // namespace sourceline
