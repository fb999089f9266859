#include "ui/editor/editorform.h"

#include "model/workbench/identity.h"
#include "ui/common/theme.h"
#include "ui/common/tightrow.h"
#include "ui/editor/offerline.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace sourceline {

namespace {

constexpr int labelWidth = 60;

} // namespace

EditorForm::EditorForm(const FormContext &context, const QString &title)
    : m_context(context)
    , m_title(title)
    , m_rows(new QGridLayout)
{
    m_rows->setContentsMargins(0, 0, 2, 0);
    m_rows->setHorizontalSpacing(spacing::medium);
    m_rows->setVerticalSpacing(spacing::small - 1);
    m_rows->setColumnMinimumWidth(0, labelWidth);
    m_rows->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_rows);
    layout->addStretch(1);
}

QString EditorForm::saveWords() const
{
    return tr("Save");
}

OfferLine *EditorForm::unseenOffer() const
{
    const auto lines = findChildren<OfferLine *>();
    const auto unseen = std::find_if(
        lines.begin(), lines.end(), [](const OfferLine *line) { return line->isUnseen(); });
    return unseen == lines.end() ? nullptr : *unseen;
}

QWidget *EditorForm::firstField() const
{
    for (QWidget *field : fields()) {
        if (field->isVisibleTo(this) && field->isEnabled())
            return field;
    }
    return nullptr;
}

std::vector<QWidget *> EditorForm::fields() const
{
    std::vector<QWidget *> all;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QLayoutItem *item = m_rows->itemAtPosition(row, 1);
        QWidget *field = item ? item->widget() : nullptr;
        if (!field)
            continue;
        QList<QWidget *> inside = field->findChildren<QWidget *>();
        inside.prepend(field);
        std::copy_if(
            inside.begin(), inside.end(), std::back_inserter(all), [this](const QWidget *widget) {
                // The list that a box opens is a window of its own.
                return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy()
                       && widget->window() == window();
            });
    }
    return all;
}

// Alt takes a label to its buddy only where that takes the focus itself.
QLabel *EditorForm::named(const QString &label, QWidget *field)
{
    auto *name = new QLabel(label, this);
    name->setForegroundRole(QPalette::PlaceholderText);
    QWidget *input = field;
    while (input->focusProxy())
        input = input->focusProxy();
    name->setBuddy(input);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(u'&'));
    return name;
}

QLabel *EditorForm::addRow(const QString &label, QWidget *field)
{
    QLabel *name = named(label, field);
    // Beside a field of several lines it stands at the first.
    name->setMinimumHeight(fontMetrics().height() + 6);
    const int row = m_rows->rowCount();
    m_rows->addWidget(name, row, 0, Qt::AlignTop);
    m_rows->addWidget(field, row, 1);
    return name;
}

QLabel *EditorForm::addUnder(const QString &label, QWidget *field)
{
    QLabel *name = named(label, field);
    addWide(name);
    addWide(field);
    return name;
}

void EditorForm::addWide(QWidget *widget)
{
    m_rows->addWidget(widget, m_rows->rowCount(), 0, 1, 2);
}

QWidget *EditorForm::together(const std::vector<std::pair<QWidget *, int>> &fields)
{
    auto *row = new TightRow;
    for (const auto &[field, stretch] : fields)
        row->add(field, stretch);
    row->setFocusProxy(fields.front().first);
    return row;
}

QStringList EditorForm::state() const
{
    QStringList all = ownState();
    for (const QWidget *child : findChildren<QWidget *>()) {
        if (const auto *edit = qobject_cast<const QLineEdit *>(child))
            all += edit->text();
        else if (const auto *text = qobject_cast<const QPlainTextEdit *>(child))
            all += text->toPlainText();
        else if (const auto *combo = qobject_cast<const QComboBox *>(child))
            all += combo->currentText();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(child))
            all += button->isChecked() ? QStringLiteral("1") : QStringLiteral("0");
    }
    return all;
}

bool EditorForm::isTyped() const
{
    return state() != m_clean;
}

bool EditorForm::isTouched() const
{
    return m_asked || isTyped();
}

void EditorForm::settle()
{
    m_clean = state();
    m_asked = false;
}

void EditorForm::setAsked()
{
    m_asked = true;
}

bool EditorForm::keepsSentence() const
{
    const auto lines = findChildren<OfferLine *>();
    const bool isRead = std::ranges::any_of(lines, &OfferLine::wasOffered);
    return isRead && (isTouched() || std::ranges::any_of(lines, &OfferLine::isPassed));
}

Error EditorForm::complain(QWidget *field, const QString &sentence)
{
    m_blamed = field;
    return Error{sentence};
}

EditLog::Change EditorForm::signedBy(std::function<EditLog::Change(const QString &who)> make)
{
    auto who = std::make_shared<QString>(workbench().identity().name);
    connect(&workbench(), &Workbench::identityChanged, this, [this, who] {
        *who = workbench().identity().name;
    });
    return [who, make = std::move(make)](Writer &writer) {
        return make(*who)(writer);
    };
}

void EditorForm::setTitle(const QString &title)
{
    m_title = title;
    emit titleChanged();
}

QLabel *quietLine(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

} // namespace sourceline
