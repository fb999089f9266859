// The analyst's own judgement, and what it was before.
#include "model/workbench/vocabulary.h"
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

SheetRow rowOf(const AssessmentView &assessment, RowKind kind, const QString &key)
{
    SheetRow row;
    row.kind = kind;
    row.key = key;
    row.table = "assessment";
    row.record = assessment.id;
    row.citations = assessment.citations;
    row.lights = Words::tr("the assessment");
    return row;
}

QString likelihoodWords(int likelihood)
{
    const auto band = static_cast<quint8>(qBound(0, likelihood, 7));
    return likelihoodWord(band) % u' ' % likelihoodRange(band);
}

QString actorOf(const AssessmentView &assessment)
{
    return assessment.actorName.isEmpty() ? Words::tr("Insufficient information")
                                          : assessment.actorName;
}

// The judgement alone, for comparing two: confidence is never named with the likelihood.
QString judgementWords(const AssessmentView &assessment)
{
    return assessment.actorName.isEmpty()
               ? actorOf(assessment)
               : QString(assessment.actorName % u", "_s % likelihoodWords(assessment.likelihood));
}

QStringList alternativeWords(const AssessmentView &assessment)
{
    QStringList words;
    for (const AlternativeView &one : assessment.alternatives)
        words += QString(one.actorName % u", "_s % likelihoodWords(one.likelihood));
    return words;
}

void addJudgement(SheetRow &row, const AssessmentView &assessment)
{
    row.lines.push_back({{actorOf(assessment), TextStyle::Strong}});
    row.actor = assessment.actor;
    if (assessment.actor.isValid())
        row.chips.push_back({likelihoodWords(assessment.likelihood),
                             StanceMark::None,
                             Words::tr("Likelihood in the words of ICD 203")});
    if (!assessment.reasons.isEmpty())
        row.lines.push_back({{assessment.reasons, TextStyle::Plain}});
    for (const QString &alternative : alternativeWords(assessment))
        row.lines.push_back(
            {{QString(Words::tr("Alternative: ") % alternative), TextStyle::Quiet}});
}

QString confidenceOf(const AssessmentView &assessment)
{
    return assessment.confidence.isEmpty() ? Words::tr("not given") : assessment.confidence;
}

// What the next assessment made of this one; confidence on a line of its own.
QStringList changesOf(const AssessmentView &before, const AssessmentView &after)
{
    QStringList changes;
    if (judgementWords(before) != judgementWords(after))
        changes += Words::tr("%1 became %2").arg(judgementWords(before), judgementWords(after));
    if (alternativeWords(before) != alternativeWords(after))
        changes +=
            after.alternatives.empty()
                ? Words::tr("no alternative any more")
                : Words::tr("alternatives became %1").arg(alternativeWords(after).join(u"; "_s));
    if (before.confidence != after.confidence)
        changes +=
            Words::tr("confidence %1 became %2").arg(confidenceOf(before), confidenceOf(after));
    if (before.reasons != after.reasons)
        changes += Words::tr("other reasons");
    return changes;
}

void addChanges(SheetRow &row, const AssessmentView &before, const AssessmentView &after)
{
    const QStringList changes = changesOf(before, after);
    const QString by = byWhomAndWhen(after.madeBy, after.madeAt);
    row.lines.push_back({{changes.isEmpty() ? Words::tr("Confirmed by %1 without a change").arg(by)
                                            : Words::tr("Changed by %1:").arg(by),
                          TextStyle::Quiet}});
    for (const QString &change : changes)
        row.lines.push_back({{QString(u"\u2013 "_s % change), TextStyle::Quiet}});
}

SheetRow historyRow(const Dossier &dossier)
{
    SheetRow row;
    row.kind = RowKind::Fact;
    row.key = u"assessments"_s;
    row.label = Words::tr("Earlier");
    const auto earlier = static_cast<int>(dossier.assessments.size()) - 1;
    row.lines.push_back({{earlier == 1 ? Words::tr("1 earlier assessment")
                                       : Words::tr("%n earlier assessments", nullptr, earlier),
                          TextStyle::Quiet}});
    for (size_t i = 1; i < dossier.assessments.size(); ++i) {
        const AssessmentView &one = dossier.assessments[i];
        SheetRow child = rowOf(one, RowKind::Claim, u"assessment "_s % one.id.toText());
        addJudgement(child, one);
        child.lines.push_back(
            {{Words::tr("Confidence: %1").arg(confidenceOf(one)), TextStyle::Quiet}});
        child.lines.push_back({{Words::tr("Made by %1").arg(byWhomAndWhen(one.madeBy, one.madeAt)),
                                TextStyle::Quiet}});
        addChanges(child, one, dossier.assessments[i - 1]);
        row.children.push_back(std::move(child));
    }
    return row;
}

} // namespace

std::vector<SheetRow> assessmentRows(const Dossier &dossier)
{
    std::vector<SheetRow> rows;
    if (dossier.assessments.empty()) {
        SheetRow row;
        row.kind = RowKind::Fact;
        row.key = u"assessment"_s;
        row.label = Words::tr("Assessment");
        row.lines.push_back(
            {{Words::tr("None yet: alleged is not assessed. J makes one."), TextStyle::Quiet}});
        rows.push_back(std::move(row));
        return rows;
    }
    const AssessmentView &newest = dossier.assessments.front();
    SheetRow row = rowOf(newest, RowKind::Fact, u"assessment"_s);
    row.label = Words::tr("Assessment");
    addJudgement(row, newest);
    rows.push_back(std::move(row));

    // Apart from the likelihood: ICD 203 never puts the two into one sentence.
    SheetRow confidence = rowOf(newest, RowKind::Fact, u"confidence"_s);
    confidence.label = Words::tr("Confidence");
    confidence.lines.push_back(
        {{confidenceOf(newest),
          newest.confidence.isEmpty() ? TextStyle::Quiet : TextStyle::Plain}});
    confidence.right = byWhomAndWhen(newest.madeBy, newest.madeAt);
    rows.push_back(std::move(confidence));
    if (dossier.assessments.size() > 1)
        rows.push_back(historyRow(dossier));
    return rows;
}

} // namespace sourceline
