// The analyst's assessment, and what is not known.
#include "model/store/figurewords.h"
#include "model/workbench/briefingparts.h"
#include "model/workbench/vocabulary.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::BriefingJudgement)
};

QString likelyWords(int likelihood)
{
    const auto band = static_cast<quint8>(qBound(0, likelihood, 7));
    return likelihoodWord(band) + u" ("_s + likelihoodRange(band) + u')';
}

QString madeWords(const AssessmentView &assessment)
{
    QStringList parts{assessment.madeBy};
    if (assessment.madeAt != 0)
        parts += displayDate(QDateTime::fromMSecsSinceEpoch(assessment.madeAt, Qt::UTC)
                                 .date()
                                 .toString(Qt::ISODate));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

class Gaps
{
public:
    Gaps(const Dossier &dossier, const Ledger &ledger)
        : m_dossier(dossier)
        , m_ledger(ledger)
    {}

    std::vector<BriefingLine> lines() &&
    {
        addDate();
        if (m_dossier.placeName.isEmpty() && m_dossier.kind == u"event")
            add(Words::tr("The place is not recorded."));
        addFigures();
        addSpeakers();
        if (m_dossier.review == u"draft")
            add(Words::tr("The record is a draft: nobody has reviewed it."));
        else if (m_dossier.review == u"disputed")
            add(Words::tr("The record is disputed among its coders."));
        if (m_lines.empty())
            add(Words::tr("None found in what is recorded."));
        return std::move(m_lines);
    }

private:
    void add(const QString &sentence) { m_lines.push_back({{}, sentence}); }

    void addDate()
    {
        if (m_dossier.date.precision >= DatePrecision::Range && !m_dossier.dateEdtf.isEmpty())
            add(Words::tr("The day is not certain: %1.").arg(displayDate(m_dossier.dateEdtf)));
        else if (m_dossier.dateEdtf.isEmpty())
            add(Words::tr("The date is not recorded."));
        if (m_dossier.dateBasis == u"external")
            add(m_dossier.dateTextOnly.isEmpty()
                    ? Words::tr("The date comes from outside the sources.")
                    : Words::tr("The date comes from outside the sources; they alone give %1.")
                          .arg(displayDate(m_dossier.dateTextOnly)));
        else if (m_dossier.dateBasis == u"inferred")
            add(Words::tr("The date is inferred from the sources."));
    }

    void addFigures()
    {
        if (m_dossier.kind == u"event") {
            addMissing("killed");
            addMissing("wounded");
        }
        static constexpr std::pair<quint32, const char *> fields[] = {{KilledBit, "killed"},
                                                                      {WoundedBit, "wounded"},
                                                                      {MunitionsBit, "munitions"},
                                                                      {CountBit, "count"}};
        QStringList conflicting;
        for (const auto &[bit, field] : fields) {
            if (m_dossier.conflicting & bit)
                conflicting += briefingFieldName(QLatin1String(field)).toLower();
        }
        if (!conflicting.isEmpty())
            add(Words::tr("Counts that cannot all be true: %1.").arg(conflicting.join(u", "_s)));
        if (const QStringList leftOut = briefingLeftOut(m_dossier); !leftOut.isEmpty())
            add(Words::tr("No figure stands, since every claim is left out or was replaced: %1.")
                    .arg(leftOut.join(u", "_s)));
        if (m_dossier.conflicting & DateBit)
            add(Words::tr("The sources give dates that cannot all be true."));
    }

    // "Not reported" is not none.
    void addMissing(const char *field)
    {
        bool isKnown = false;
        bool isUncounted = false;
        for (const auto &[key, figure] : m_dossier.figures) {
            if (key.field != field)
                continue;
            isKnown |= figure.state == FigureState::Figure || figure.state == FigureState::None
                       || isLeftOutWhole(m_dossier, key, figure); // told of by itself
            isUncounted |= figure.state == FigureState::Unknown;
        }
        const QString name = briefingFieldName(QLatin1String(field));
        if (isUncounted)
            add(isKnown ? Words::tr("%1: some without a number.").arg(name)
                        : Words::tr("%1: said without a number.").arg(name));
        else if (!isKnown)
            add(Words::tr("%1: the sources give no figure, which is not none.").arg(name));
    }

    void addSpeakers()
    {
        const LedgerCounts &counts = m_ledger.counts;
        if (counts.cards == 0)
            return;
        if (counts.outlets.size() == 1)
            add(Words::tr("Who did it is told by one outlet only: %1.")
                    .arg(counts.outlets.front().name));
        QSet<Id> unnamed;
        for (const AttributionView &one : m_dossier.attributions) {
            if (one.statement < 0 || !one.retracted.isEmpty())
                continue;
            const StatementView &said = m_dossier.statements[static_cast<size_t>(one.statement)];
            if (said.speakerKind == u"unnamed source")
                unnamed += said.speaker;
        }
        if (!unnamed.isEmpty())
            add(Words::tr("Of the %1 who speak of who did it, %2 not named in the sources.")
                    .arg(counted(
                             static_cast<int>(counts.speakers.size()), "1 speaker", "%n speakers"),
                         unnamed.size() == 1 ? Words::tr("1 is")
                                             : Words::tr("%1 are").arg(unnamed.size())));
    }

    const Dossier &m_dossier;
    const Ledger &m_ledger;
    std::vector<BriefingLine> m_lines;
};

} // namespace

std::vector<BriefingLine> briefingAssessment(const Dossier &dossier)
{
    if (dossier.assessments.empty())
        return {{{}, Words::tr("Not assessed. What is alleged above is not a finding.")}};
    const AssessmentView &newest = dossier.assessments.front();
    std::vector<BriefingLine> lines;
    if (newest.actorName.isEmpty())
        lines.push_back({{}, Words::tr("The information is insufficient to assess who did it.")});
    else
        lines.push_back(
            {Words::tr("Who did it"),
             Words::tr("%1, %2.").arg(newest.actorName, likelyWords(newest.likelihood))});
    for (const AlternativeView &one : newest.alternatives)
        lines.push_back({Words::tr("Alternative"),
                         Words::tr("%1, %2.").arg(one.actorName, likelyWords(one.likelihood))});
    // ICD 203: how likely it is and how sure the analyst is never stand in one sentence.
    lines.push_back({Words::tr("Analytic confidence"),
                     newest.confidence.isEmpty() ? Words::tr("Not given.")
                                                 : QString(newest.confidence + u'.')});
    if (!newest.reasons.isEmpty())
        lines.push_back({Words::tr("Because"), newest.reasons});
    if (const QString made = madeWords(newest); !made.isEmpty())
        lines.push_back({{}, Words::tr("Assessed by %1.").arg(made), 0, true});
    return lines;
}

std::vector<BriefingLine> briefingGaps(const Dossier &dossier, const Ledger &ledger)
{
    return Gaps(dossier, ledger).lines();
}

} // namespace sourceline
