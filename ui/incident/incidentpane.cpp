#include "ui/incident/incidentpane.h"

#include "ui/common/theme.h"
#include "ui/incident/incidentsheet.h"

#include <QLabel>
#include <QSettings>
#include <QStackedLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

const auto groupingKey = u"incident/grouping"_s;

// Key of the sheet's row behind a column; empty: the incident's own facts.
QString rowBehind(IncidentModel::Column column)
{
    switch (column) {
    case IncidentModel::Date:
        return u"field date"_s;
    case IncidentModel::Place:
        return u"field place"_s;
    case IncidentModel::Killed:
        return u"field killed"_s;
    case IncidentModel::Wounded:
        return u"field wounded"_s;
    case IncidentModel::Munitions:
        return u"field munitions"_s;
    case IncidentModel::Count:
        return u"field count"_s;
    case IncidentModel::Alleged:
    case IncidentModel::Attributions:
        return u"attributions"_s;
    case IncidentModel::Speakers:
    case IncidentModel::Institutions:
    case IncidentModel::Outlets:
        return u"attribution counts"_s;
    case IncidentModel::Assessed:
    case IncidentModel::Likelihood:
    case IncidentModel::Confidence:
        return u"assessment"_s;
    default:
        return {};
    }
}

QSettings settings()
{
    return QSettings(u"sourceline"_s, u"sourceline"_s);
}

} // namespace

IncidentPane::IncidentPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_sheet(new IncidentSheet(this))
    , m_empty(new QLabel(this))
    , m_stack(new QStackedLayout(this))
{
    setAccessibleName(tr("Incident"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_sheet);
    m_stack->addWidget(m_empty);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_empty->setMargin(spacing::margin); // of its own: a frame forgets its contents margins
    setFocusProxy(m_sheet);

    connect(&m_workbench, &Workbench::dossierChanged, this, &IncidentPane::follow);
    connect(&m_workbench, &Workbench::currentChanged, this, &IncidentPane::follow);
    connect(m_sheet, &IncidentSheet::lit, &m_workbench, &Workbench::light);
    connect(m_sheet,
            &IncidentSheet::sentenceAsked,
            this,
            [this](const std::vector<CitationView> &citations, const QString &label) {
                m_workbench.light(citations, label);
                emit sentenceAsked();
            });
    connect(m_sheet, &IncidentSheet::subjectAsked, this, [this](const Subject &subject) {
        if (m_sheet->incident() == m_workbench.current()) // the next one may still be read
            m_workbench.setSubject(subject);
    });
    connect(&m_workbench, &Workbench::subjectChanged, this, [this] {
        if (const auto dossier = m_workbench.dossier();
            dossier && dossier->id == m_workbench.current())
            m_sheet->showRecord(m_workbench.subject());
    });
    connect(m_sheet, &IncidentSheet::said, this, &IncidentPane::said);
    connect(m_sheet, &IncidentSheet::editAsked, this, &IncidentPane::editAsked);
    connect(m_sheet, &IncidentSheet::overrideAsked, this, &IncidentPane::overrideAsked);
    const int grouping = settings().value(groupingKey).toInt();
    m_sheet->setGrouping(static_cast<Grouping>(qBound(0, grouping, groupingCount - 1)));
    connect(m_sheet, &IncidentSheet::groupingChanged, this, [](Grouping chosen) {
        settings().setValue(groupingKey, static_cast<int>(chosen));
    });
    connect(m_sheet, &IncidentSheet::incidentAsked, &m_workbench, &Workbench::setCurrent);
    follow();
}

void IncidentPane::setRecordActions(const QList<QAction *> &actions)
{
    m_sheet->setRecordActions(actions);
}

void IncidentPane::openBehind(IncidentModel::Column column)
{
    m_toOpen = rowBehind(column);
    openPending();
}

void IncidentPane::openPending()
{
    const auto dossier = m_workbench.dossier();
    if (m_toOpen.isEmpty() || !dossier || dossier->id != m_workbench.current())
        return;
    m_sheet->openRow(std::exchange(m_toOpen, QString()));
}

void IncidentPane::reveal(const std::vector<Subject> &records)
{
    m_toReveal = records;
    revealPending();
}

// Now, and again when the incident has been read anew: it may not have been yet. In a list of
// incidents verbs are about the incident, whatever is shown here.
void IncidentPane::revealPending()
{
    const auto shown = std::ranges::find_if(
        m_toReveal, [this](const Subject &record) { return m_sheet->revealRecord(record); });
    if (shown != m_toReveal.end() && m_sheet->hasFocus())
        m_workbench.setSubject(*shown);
}

void IncidentPane::follow()
{
    const auto dossier = m_workbench.dossier();
    if (dossier && dossier->id == m_workbench.current()) {
        m_sheet->setDossier(*dossier);
        m_stack->setCurrentWidget(m_sheet);
        openPending();
        revealPending();
        m_toReveal.clear();
        return;
    }
    // While the next one is read the last one stays: a flash of emptiness at every step would tire
    // the eye.
    if (m_workbench.current().isValid())
        return;
    m_sheet->clear();
    m_empty->setText(tr("Select an incident to see what is said about it: figures, claims, and who "
                        "is accused by whom."));
    m_stack->setCurrentWidget(m_empty);
}

} // namespace sourceline
