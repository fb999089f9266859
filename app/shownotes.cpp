// What analysts judged, chose and wrote, each under a name and a day.
#include "app/showtext.h"
#include "model/exchange/jsonparts.h"
#include "model/store/figurewords.h"

#include <QDateTime>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString by(const QString &who, qint64 madeAt)
{
    if (madeAt == 0)
        return who;
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(madeAt);
    return who + u", "_s + at.toString(u"yyyy-MM-dd"_s);
}

Figure chosenFigure(const OverrideView &view)
{
    Figure figure;
    figure.state = FigureState::Figure;
    figure.low = view.low;
    figure.best = view.best;
    figure.high = view.high;
    return figure;
}

} // namespace

void ShowText::writeChoices(Output &output) const
{
    for (const OverrideView &view : m_dossier.overrides) {
        const QString rule = figureWords(view.byRule);
        output.line(u"      %1 %2 chosen by %3: %4 (by the rule: %5)"_s.arg(
            QString::fromUtf8(view.key.field),
            figureWords(chosenFigure(view)),
            by(view.madeBy, view.madeAt),
            view.reason.simplified(),
            rule.isEmpty() ? u"nothing"_s : rule));
    }
}

// Likelihood and confidence are two things, and never one line.
void ShowText::writeAssessments(Output &output)
{
    output.line({});
    output.line(u"Assessed"_s);
    if (m_dossier.assessments.empty())
        output.line(u"    Not assessed: what is alleged is not a finding."_s);
    for (const AssessmentView &view : m_dossier.assessments) {
        const QString what = view.actorName.isEmpty()
                                 ? u"insufficient information"_s
                                 : u"%1, %2"_s.arg(view.actorName, likelihoodName(view.likelihood));
        output.line(u"    %1 (%2)"_s.arg(what, by(view.madeBy, view.madeAt)));
        for (const AlternativeView &other : view.alternatives)
            output.line(
                u"      or %1, %2"_s.arg(other.actorName, likelihoodName(other.likelihood)));
        if (!view.confidence.isEmpty())
            output.line(u"      analytic confidence: %1"_s.arg(view.confidence));
        if (!view.reasons.isEmpty())
            output.line(u"      %1"_s.arg(view.reasons.simplified()));
        writeCitations(output, view.citations);
    }
}

void ShowText::writeNotes(Output &output,
                          const std::vector<NoteView> &notes,
                          const std::vector<BasisView> &basis) const
{
    for (const BasisView &view : basis)
        output.line(u"      coded by %1: %2"_s.arg(view.name, view.text.simplified()));
    for (const NoteView &note : notes)
        output.line(
            u"      note by %1: %2"_s.arg(by(note.author, note.madeAt), note.text.simplified()));
}

void ShowText::writeOwnNotes(Output &output) const
{
    if (m_dossier.notes.empty() && m_dossier.basis.empty())
        return;
    output.line({});
    output.line(u"Notes"_s);
    writeNotes(output, m_dossier.notes, m_dossier.basis);
}

} // namespace sourceline
