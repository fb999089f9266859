#include "ui/history/conflictbox.h"

#include "ui/common/theme.h"
#include "ui/history/columnshares.h"
#include "ui/history/texttable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace sourceline {

namespace {

constexpr int mostLines = 12; // then it scrolls

// A tree asks for the height of a row without the widths of its columns.
class WrappedCells : public QStyledItemDelegate
{
public:
    explicit WrappedCells(QTreeView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem wrapped = option;
        wrapped.rect = {0, 0, m_view->columnWidth(index.column()), QWIDGETSIZE_MAX};
        return QStyledItemDelegate::sizeHint(wrapped, index);
    }

private:
    QTreeView *m_view;
};

} // namespace

ConflictBox::ConflictBox(QWidget *parent)
    : QWidget(parent)
    , m_question(new QLabel(this))
    , m_lines(new TextTable(
          {tr("Record"), tr("Field"), tr("Was left as"), tr("Is now"), tr("Would become")}, this))
    , m_view(rowList(m_lines, tr("Conflicts"), this))
    , m_keep(new QPushButton(tr("&Keep what is there, turn back the rest"), this))
    , m_overwrite(new QPushButton(tr("&Overwrite"), this))
    , m_fitting(new QTimer(this))
{
    auto *leave = new QPushButton(tr("&Leave it"), this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    layout->setSpacing(spacing::small);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    layout->addWidget(m_question);
    layout->addWidget(m_view, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::medium);
    buttons->addStretch();
    for (QPushButton *button : {m_keep, m_overwrite, leave}) {
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    layout->addLayout(buttons);
    // What is there and what would be are compared: none of it is cut.
    m_view->setUniformRowHeights(false);
    m_view->setWordWrap(true);
    m_view->setItemDelegate(new WrappedCells(m_view));
    m_view->setTextElideMode(Qt::ElideNone);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_fitting->setSingleShot(true);
    connect(m_fitting, &QTimer::timeout, this, &ConflictBox::fitHeight);
    connect(m_view->header(), &QHeaderView::sectionResized, m_fitting, qOverload<>(&QTimer::start));
    std::vector<int> shares(static_cast<size_t>(m_lines->columnCount()), 22);
    shares.front() = 34;
    new ColumnShares(m_view, std::move(shares));
    connect(m_keep, &QPushButton::clicked, this, [this] { choose(ConflictChoice::KeepPresent); });
    connect(
        m_overwrite, &QPushButton::clicked, this, [this] { choose(ConflictChoice::Overwrite); });
    connect(leave, &QPushButton::clicked, this, &ConflictBox::dismiss);
    hide();
}

void ConflictBox::ask(const QString &question,
                      const std::vector<ConflictLine> &lines,
                      bool mayKeep,
                      std::function<void(ConflictChoice)> chosen)
{
    m_chosen = std::move(chosen);
    m_question->setText(question);
    std::vector<TextTable::Row> rows;
    for (const ConflictLine &line : lines) {
        if (line.field.isEmpty())
            rows.push_back({{line.sentence}, false});
        else
            rows.push_back(
                {{line.record, line.field, line.expected, line.found, line.written}, false});
    }
    m_lines->setRows(std::move(rows));
    m_keep->setVisible(mayKeep);
    show();
    fitHeight();
    m_view->setFocus();
    m_view->setCurrentIndex(m_lines->index(0, 0));
}

// As high as what it holds, up to a dozen lines; a blank line below.
void ConflictBox::fitHeight()
{
    const int line = fontMetrics().height() + 8;
    m_view->doItemsLayout();
    int height = 0;
    for (int row = 0; row < m_lines->rowCount(); ++row)
        height += m_view->visualRect(m_lines->index(row, 0)).height();
    m_view->setMaximumHeight(m_view->header()->sizeHint().height()
                             + std::min(height, mostLines * line) + line);
}

void ConflictBox::dismiss()
{
    m_chosen = {};
    hide();
}

void ConflictBox::choose(ConflictChoice choice)
{
    const auto chosen = std::exchange(m_chosen, {});
    hide();
    if (chosen)
        chosen(choice);
}

void ConflictBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sourceline
