#include "ui/editor/splitform.h"

#include "model/coding/attributions.h"
#include "ui/common/choicerow.h"
#include "ui/editor/actorrows.h"
#include "ui/editor/editorwords.h"
#include "ui/editor/recordlist.h"

#include <QCheckBox>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int listLines = 4;

std::vector<RecordRow> reportRows(const Dossier &dossier, const AttributionView &attribution)
{
    std::vector<RecordRow> rows;
    if (attribution.statement < 0)
        return rows;
    for (const ReportView &report :
         dossier.statements[static_cast<size_t>(attribution.statement)].reports) {
        QString words = report.chain.join(u" \u2190 "_s);
        if (words.isEmpty())
            words = report.outlet;
        rows.push_back({"report",
                        report.id,
                        0,
                        words % u", "_s % displayDate(report.publishedEdtf),
                        report.title});
    }
    return rows;
}

const StatementView *statementOf(const Dossier &dossier, const AttributionView &attribution)
{
    return attribution.statement < 0
               ? nullptr
               : &dossier.statements[static_cast<size_t>(attribution.statement)];
}

// Actor, stance and speaker are those of what is kept: when it was said, and who told it.
QString reportWords(const Dossier &dossier, const AttributionView &attribution)
{
    const StatementView *statement = statementOf(dossier, attribution);
    if (!statement)
        return attributionWords(dossier, attribution);
    QStringList words{displayDate(statement->saidEdtf)};
    for (const ReportView &report : statement->reports)
        words += report.outlet;
    words.removeAll(QString());
    words.removeDuplicates();
    return words.join(u", "_s);
}

QString gistOf(const Dossier &dossier, const AttributionView &attribution)
{
    const StatementView *statement = statementOf(dossier, attribution);
    return statement ? statement->gist : QString();
}

} // namespace

std::vector<const AttributionView *> sameQuotations(const Dossier &dossier,
                                                    const AttributionView &attribution)
{
    const auto speaker = [&dossier](const AttributionView &one) {
        const StatementView *statement = statementOf(dossier, one);
        return statement ? statement->speaker : Id();
    };
    std::vector<const AttributionView *> same;
    for (const AttributionView &one : dossier.attributions) {
        if (one.id != attribution.id && one.retracted.isEmpty() && one.actor == attribution.actor
            && one.stance == attribution.stance && speaker(one) == speaker(attribution))
            same.push_back(&one);
    }
    return same;
}

SplitForm::SplitForm(const FormContext &context,
                     const QString &title,
                     const Dossier &dossier,
                     const AttributionView &attribution)
    : EditorForm(context, title)
    , m_attribution(attribution.id)
    , m_actors(new ActorRows(workbench(), this))
    , m_eitherOr(new QCheckBox(tr("either one or the other: counted o&nce"), this))
    , m_reports(new RecordList(listLines, this))
{
    auto reports = reportRows(dossier, attribution);
    m_reportCount = reports.size();
    if (m_reportCount > 1) {
        m_way = new ChoiceRow(
            {{u"actors"_s, tr("by actors"), u'a'}, {u"reports"_s, tr("by reports"), u'r'}}, this);
        m_way->setValue(u"actors"_s);
        addRow(tr("&Split"), m_way);
        connect(m_way, &ChoiceRow::chosen, this, &SplitForm::arrange);
        connect(m_way, &ChoiceRow::settled, this, [this] {
            (byReports() ? static_cast<QWidget *>(m_reports) : m_actors)
                ->setFocus(Qt::OtherFocusReason);
        });
    }
    m_actors->add(attribution.actor, attribution.actorName);
    m_ofActors = {addRow(tr("&Actors"), m_actors), m_actors, m_eitherOr};
    addWide(m_eitherOr);
    m_reports->setCheckable(true);
    m_reports->setRows(std::move(reports));
    auto *hint = quietLine(tr("Tick (Space) the reports that are another quotation: they get a "
                              "statement and an attribution of their own."),
                           this);
    addWide(hint);
    m_ofReports = {hint, addRow(tr("Re&ports"), m_reports), m_reports};
    arrange();
}

bool SplitForm::byReports() const
{
    return m_way && m_way->value() == u"reports";
}

void SplitForm::arrange()
{
    for (QWidget *widget : m_ofActors)
        widget->setVisible(!byReports());
    for (QWidget *widget : m_ofReports)
        widget->setVisible(byReports());
}

QStringList SplitForm::ownState() const
{
    return m_reports->state();
}

Result<Edition> SplitForm::edition()
{
    if (byReports()) {
        const auto reports = m_reports->ticked("report");
        if (reports.empty() || reports.size() == m_reportCount)
            return complain(m_reports, tr("Tick some of the reports, not none and not all."));
        return Edition{splitReports(m_attribution, reports)};
    }
    if (ActorField *field = m_actors->unresolved())
        return complain(field, field->complaint());
    const auto actors = m_actors->actors();
    if (actors.size() < 2)
        return complain(m_actors, tr("Name at least two actors."));
    return Edition{splitAttribution(m_attribution, actors, m_eitherOr->isChecked())};
}

MergeAttributionsForm::MergeAttributionsForm(const FormContext &context,
                                             const QString &title,
                                             const Dossier &dossier,
                                             const AttributionView &attribution)
    : EditorForm(context, title)
    , m_attribution(attribution.id)
    , m_others(new RecordList(6, this))
{
    addWide(quietLine(tr("Kept: %1. Tick (Space) what is the same quotation.")
                          .arg(attributionWords(dossier, attribution)),
                      this));
    std::vector<RecordRow> rows;
    for (const AttributionView *one : sameQuotations(dossier, attribution))
        rows.push_back({"attribution",
                        one->id,
                        0,
                        reportWords(dossier, *one),
                        one->wording.isEmpty() ? gistOf(dossier, *one) : one->wording});
    m_others->setCheckable(true);
    m_others->setRows(std::move(rows));
    addRow(tr("&Others"), m_others);
}

QStringList MergeAttributionsForm::ownState() const
{
    return m_others->state();
}

Result<Edition> MergeAttributionsForm::edition()
{
    const auto others = m_others->ticked("attribution");
    if (others.empty())
        return complain(m_others, tr("Tick at least one other record of the same quotation."));
    return Edition{mergeAttributions(m_attribution, others)};
}

} // namespace sourceline
