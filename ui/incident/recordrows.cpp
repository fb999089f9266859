#include "model/workbench/vocabulary.h"
#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

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

QString madeWords(const AssessmentView &assessment)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(assessment.madeAt, Qt::UTC);
    return assessment.madeBy % u", "_s % displayDate(at.date().toString(Qt::ISODate));
}

TextLine judgement(const AssessmentView &assessment)
{
    if (assessment.actorName.isEmpty())
        return {{Words::tr("insufficient information"), TextStyle::Strong}};
    const auto band = static_cast<quint8>(qBound(0, assessment.likelihood, 7));
    return {{assessment.actorName, TextStyle::Strong},
            {QString(middot % likelihoodWord(band) % u", "_s % likelihoodRange(band)),
             TextStyle::Plain}};
}

SheetRow earlierRow(const AssessmentView &assessment)
{
    SheetRow row;
    row.kind = RowKind::Claim;
    row.key = u"assessment "_s % assessment.id.toText();
    row.lines.push_back(judgement(assessment));
    QStringList quiet;
    if (!assessment.confidence.isEmpty())
        quiet += Words::tr("%1 confidence").arg(assessment.confidence);
    quiet += madeWords(assessment);
    row.lines.push_back({{quiet.join(middot), TextStyle::Quiet}});
    if (!assessment.reasons.isEmpty())
        row.lines.push_back({{assessment.reasons, TextStyle::Quiet}});
    return row;
}

SheetRow decisionRow(const DecisionView &decision)
{
    SheetRow row;
    row.kind = RowKind::Claim;
    row.key = u"decision "_s % decision.id.toText();
    row.lines.push_back({{decision.topic, TextStyle::Strong},
                         {QString(middot % decision.question), TextStyle::Plain}});
    row.lines.push_back({{Words::tr("Choice: %1").arg(decision.choice), TextStyle::Plain}});
    QString why = decision.reason;
    if (!decision.origin.isEmpty())
        why += u" ("_s % decision.origin % u')';
    row.lines.push_back({{why, TextStyle::Quiet}});
    return row;
}

} // namespace

std::vector<SheetRow> assessmentRows(const Dossier &dossier)
{
    std::vector<SheetRow> rows;
    if (dossier.assessments.empty()) {
        rows.push_back(
            fact(u"assessment"_s,
                 Words::tr("Assessment"),
                 {{Words::tr("No assessment yet: alleged is not assessed."), TextStyle::Quiet}}));
        return rows;
    }
    const AssessmentView &newest = dossier.assessments.front();
    SheetRow row = fact(u"assessment"_s, Words::tr("Assessment"), judgement(newest));
    if (!newest.reasons.isEmpty())
        row.lines.push_back({{newest.reasons, TextStyle::Quiet}});
    row.actor = newest.actor;
    rows.push_back(std::move(row));

    // Apart from the likelihood: ICD 203 never puts the two into one sentence.
    const auto earlier = static_cast<int>(dossier.assessments.size()) - 1;
    TextLine line{{newest.confidence.isEmpty() ? Words::tr("not given") : newest.confidence,
                   TextStyle::Plain},
                  {QString(middot % madeWords(newest)), TextStyle::Quiet}};
    if (earlier > 0)
        line.push_back(
            {QString(middot % Words::tr("%n earlier", nullptr, earlier)), TextStyle::Quiet});
    SheetRow confidence = fact(u"confidence"_s, Words::tr("Confidence"), std::move(line));
    for (size_t i = 1; i < dossier.assessments.size(); ++i)
        confidence.children.push_back(earlierRow(dossier.assessments[i]));
    rows.push_back(std::move(confidence));
    return rows;
}

std::vector<SheetRow> recordRows(const Dossier &dossier)
{
    std::vector<SheetRow> rows;
    if (!dossier.decisions.empty()) {
        const auto n = static_cast<int>(dossier.decisions.size());
        SheetRow row = fact(u"decisions"_s,
                            Words::tr("Decisions"),
                            {{n == 1 ? Words::tr("1 coding decision")
                                     : Words::tr("%n coding decisions", nullptr, n),
                              TextStyle::Quiet}});
        for (const DecisionView &decision : dossier.decisions)
            row.children.push_back(decisionRow(decision));
        rows.push_back(std::move(row));
    }
    if (!dossier.note.isEmpty()) {
        SheetRow row = fact(
            u"note"_s, Words::tr("Note"), {{Words::tr("the coder\u2019s note"), TextStyle::Quiet}});
        SheetRow text;
        text.kind = RowKind::Claim;
        text.key = u"note text"_s;
        text.lines.push_back({{dossier.note, TextStyle::Plain}});
        row.children.push_back(std::move(text));
        rows.push_back(std::move(row));
    }
    QStringList record{dossier.handle};
    if (!dossier.coder.isEmpty())
        record += Words::tr("coded by %1").arg(dossier.coder);
    record += dossier.review;
    record.removeAll(QString());
    if (!record.isEmpty())
        rows.push_back(
            fact(u"record"_s, Words::tr("Record"), {{record.join(middot), TextStyle::Quiet}}));
    return rows;
}

std::vector<SheetRow> rowsOf(const Dossier &dossier)
{
    std::vector<SheetRow> rows;
    rows.push_back(headingRow(dossier));
    for (auto part :
         {linkRows, figureRows, fieldRows, attributionRows, assessmentRows, recordRows}) {
        auto more = part(dossier);
        rows.insert(
            rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return rows;
}

} // namespace sourceline
