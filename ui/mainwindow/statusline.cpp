#include "ui/mainwindow/statusline.h"

#include "model/workbench/recordreader.h"
#include "model/workbench/workbench.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int titleCharacters = 56;

QString shortened(const QString &title)
{
    return title.size() <= titleCharacters
               ? title
               : QString(title.left(titleCharacters - 1).trimmed() + u'…');
}

template <typename Label>
Label *spaced(Label *label)
{
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
    return label;
}

} // namespace

StatusLine::StatusLine(Workbench &workbench, QWidget *parent)
    : QStatusBar(parent)
    , m_workbench(workbench)
    , m_here(spaced(new ElidedLabel(Qt::ElideRight, this)))
    // What became of it stands at the end: "almost no chance", "fired 57".
    , m_saved(spaced(new ElidedLabel(Qt::ElideMiddle, this)))
    , m_counts(spaced(new QLabel(this)))
    , m_work(spaced(new QLabel(this)))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    setSizeGripEnabled(false);
    m_here->setAccessibleName(tr("Selection"));
    m_counts->setAccessibleName(tr("Contents of the casefile"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(140);
    m_progress->setMaximumHeight(fontMetrics().height());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the work under way"));
    addWidget(m_here, 1); // both rather cut than widen the window
    m_saved->setAccessibleName(tr("Last edit"));
    addPermanentWidget(m_saved);
    addPermanentWidget(m_work);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_cancel);
    addPermanentWidget(m_counts);
    connect(m_cancel, &QToolButton::clicked, &m_workbench, &Workbench::cancelWork);
    connect(&m_workbench, &Workbench::progressChanged, this, &StatusLine::setProgress);
    for (const auto signal : {&Workbench::dossierChanged,
                              &Workbench::citationChanged,
                              &Workbench::selectionChanged,
                              &Workbench::opened})
        connect(&m_workbench, signal, this, &StatusLine::showHere);
    for (const auto signal :
         {&Workbench::countsChanged, &Workbench::snapshotChanged, &Workbench::opened})
        connect(&m_workbench, signal, this, &StatusLine::showCounts);
    connect(&m_workbench, &Workbench::edited, this, &StatusLine::showSaved);
    connect(&m_workbench, &Workbench::opened, m_saved, [this] { m_saved->setLine({}); });
    setProgress({}, 0, 0);
    showHere();
    showCounts();
}

QString StatusLine::here() const
{
    return m_here->text();
}

QString StatusLine::counts() const
{
    return m_counts->text();
}

void StatusLine::setHint(const QString &hint)
{
    m_hint = hint;
    showHere();
}

void StatusLine::showHere()
{
    QStringList parts;
    if (!m_hint.isEmpty())
        parts += m_hint;
    if (const qsizetype selected = m_workbench.selection().size(); selected > 0)
        parts += tr("%1 selected").arg(QLocale().toString(selected));
    if (const auto dossier = m_workbench.dossier())
        parts += shortened(dossier->title);
    if (!m_workbench.lit().empty() && !m_workbench.litLabel().isEmpty())
        parts += m_workbench.litLabel();
    const int count = m_workbench.citationCount();
    if (count > 0 && m_workbench.citationIndex() >= 0)
        parts += tr("citation %1 of %2 (F3 next)").arg(m_workbench.citationIndex() + 1).arg(count);
    else if (count > 0)
        parts += count == 1 ? tr("1 citation (F3 shows it)")
                            : tr("%n citations (F3 first)", nullptr, count);
    else if (m_workbench.dossier())
        parts += tr("no citations");
    m_here->setLine(parts.join(u" · "_s));
}

void StatusLine::showCounts()
{
    if (!m_workbench.casefile() || m_workbench.isLoading()) {
        m_counts->setText({});
        return;
    }
    const CasefileCounts &counts = m_workbench.counts();
    const auto many = [locale = QLocale()](qint64 count, const QString &one, const QString &more) {
        return count == 1 ? one : more.arg(locale.toString(count));
    };
    const QStringList parts{
        many(m_workbench.snapshot()->incidents, tr("1 incident"), tr("%1 incidents")),
        many(counts.claims, tr("1 claim"), tr("%1 claims")),
        many(counts.attributions, tr("1 attribution"), tr("%1 attributions")),
        many(counts.articles, tr("1 article"), tr("%1 articles"))
            + tr(", %1 attached").arg(QLocale().toString(counts.attached))};
    m_counts->setText(parts.join(u" · "_s));
}

// An edit comes here after its COMMIT has returned.
void StatusLine::showSaved(const Edit &edit)
{
    const QString at = QDateTime::fromMSecsSinceEpoch(edit.at).time().toString(u"HH:mm:ss"_s);
    m_saved->setLine(
        (edit.kind == "outside" ? tr("Changed from outside %1: %2") : tr("Saved %1: %2"))
            .arg(at, edit.label));
}

void StatusLine::setProgress(const QString &label, qint64 done, qint64 total)
{
    const bool works = !label.isEmpty();
    m_work->setVisible(works);
    m_progress->setVisible(works);
    m_cancel->setVisible(works && total == 0);
    if (!works)
        return;
    const QLocale locale;
    m_work->setText(
        total > 0 ? tr("%1: %2 of %3").arg(label, locale.toString(done), locale.toString(total))
                  : label);
    m_progress->setRange(0, total > 0 ? 1000 : 0);
    m_progress->setValue(total > 0 ? static_cast<int>(done * 1000 / total) : 0);
}

void StatusLine::setMessages(QWidget *messages)
{
    m_messages = messages;
    m_messages->installEventFilter(this);
    placeMessages();
}

bool StatusLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_messages
        && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show))
        placeMessages();
    return QStatusBar::eventFilter(watched, event);
}

bool StatusLine::event(QEvent *event)
{
    const bool isHandled = QStatusBar::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize
        || event->type() == QEvent::Move)
        placeMessages();
    return isHandled;
}

void StatusLine::placeMessages()
{
    if (!m_messages)
        return;
    int room = width();
    for (const QWidget *kept : std::initializer_list<QWidget *>{m_work, m_cancel, m_counts}) {
        if (kept->isVisible())
            room = std::min(room, kept->x() - spacing::small);
    }
    room = std::max(room, width() / 2);
    const int needed = std::max(height(), m_messages->heightForWidth(room));
    m_messages->setGeometry(x(), y() + height() - needed, room, needed);
    m_messages->raise();
}

} // namespace sourceline
