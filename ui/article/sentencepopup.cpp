#include "ui/article/sentencepopup.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int popupWidth = 380;
constexpr int rowsShown = 7;
constexpr int QuietRole = Qt::UserRole;

// Title above, date and support below in the quiet colour.
class TwoLines : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {popupWidth - 20,
                2 * option.fontMetrics.height() + spacing::medium + spacing::small};
    }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.current);
        QRect line = option.rect.adjusted(
            spacing::medium, spacing::small, -spacing::medium, -spacing::small);
        line.setHeight(option.fontMetrics.height());
        painter->setFont(boldFont(option.font));
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(line,
                          Qt::AlignLeft | Qt::TextSingleLine,
                          QFontMetrics(painter->font())
                              .elidedText(index.data().toString(), Qt::ElideRight, line.width()));
        line.translate(0, line.height() + 2);
        painter->setFont(option.font);
        painter->setPen(theme.quiet);
        painter->drawText(line,
                          Qt::AlignLeft | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(
                              index.data(QuietRole).toString(), Qt::ElideRight, line.width()));
    }
};

} // namespace

SentencePopup::SentencePopup(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_list(new QListWidget(this))
    , m_note(new QLabel(this))
{
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(m_note);
    m_list->setFrameShape(NoFrame);
    m_list->setItemDelegate(new TwoLines(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Incidents that this sentence supports"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        choose(m_list->row(item));
    });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        choose(m_list->row(item));
    });
}

void SentencePopup::open(const std::vector<SupportedIncident> &incidents,
                         const QString &note,
                         Id current,
                         const QPoint &at)
{
    m_incidents = incidents;
    m_list->clear();
    for (const SupportedIncident &incident : incidents) {
        QStringList quiet{incident.date, supportsWords(incident.supports)};
        if (incident.id == current)
            quiet += tr("shown now");
        quiet.removeAll(QString());
        auto *item = new QListWidgetItem(incident.title, m_list);
        item->setData(QuietRole, quiet.join(u" \u00b7 "_s));
        item->setData(Qt::AccessibleTextRole,
                      QString(incident.title % u", "_s % quiet.join(u", "_s)));
        item->setToolTip(plainTip(incident.title));
    }
    m_list->setCurrentRow(incidents.size() > 1 && incidents.front().id == current ? 1 : 0);
    m_list->setVisible(!incidents.empty());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    setFixedWidth(popupWidth);
    m_list->setFixedHeight(m_list->sizeHintForRow(0) * qMin(rowsShown, m_list->count()) + 2);
    adjustSize();

    const QRect screen = parentWidget()->screen()->availableGeometry();
    QPoint corner = at;
    corner.setX(qBound(screen.left(), corner.x(), qMax(screen.left(), screen.right() - width())));
    corner.setY(qBound(screen.top(), corner.y(), qMax(screen.top(), screen.bottom() - height())));
    move(corner);
    show();
    m_list->setFocus(Qt::PopupFocusReason);
}

void SentencePopup::choose(int row)
{
    if (row < 0)
        return;
    const Id incident = m_incidents[static_cast<size_t>(row)].id;
    hide();
    emit incidentChosen(incident);
}

} // namespace sourceline
