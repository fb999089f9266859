#include "ui/exchange/mappingform.h"

#include "model/datain/datalayout.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelLetters = 31;

} // namespace

MappingForm::MappingForm(QWidget *parent)
    : QWidget(parent)
    , m_dataset(new QLineEdit(this))
{
    m_dataset->setPlaceholderText(tr("who says what these rows say"));
    auto *inside = new QWidget;
    auto *form = new QFormLayout(inside);
    form->addRow(tr("&Dataset"), m_dataset);
    for (const MappedField &field : mappedFields()) {
        auto *columns = new QComboBox(inside);
        columns->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        columns->setMinimumContentsLength(16);
        columns->installEventFilter(this);
        m_fields.append(columns);
        QString about = QCoreApplication::translate("MappedField", field.about);
        about[0] = about[0].toUpper();
        auto *label = new QLabel(about, inside);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true); // the rows beside it need the width
        label->setFixedWidth(labelLetters * fontMetrics().averageCharWidth());
        label->setBuddy(columns);
        form->addRow(label, columns);
        connect(columns, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_isFilling)
                emit changed();
        });
    }
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(inside->sizeHint().width() + spacing::margin);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(m_dataset, &QLineEdit::textEdited, this, &MappingForm::changed);
}

// A closed box of Qt's stays at the first of two that begin with one letter.
bool MappingForm::eventFilter(QObject *field, QEvent *event)
{
    auto *columns = qobject_cast<QComboBox *>(field);
    if (columns && event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool isPlain =
            !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (isPlain && key.text().size() == 1 && key.text().front().isPrint()
            && !key.text().front().isSpace()) {
            typeAhead(*columns, key.text());
            return true;
        }
    }
    return QWidget::eventFilter(field, event);
}

// Letters one after the other are the beginning of a name; one letter again and again steps.
void MappingForm::typeAhead(QComboBox &columns, const QString &letter)
{
    const bool goesOn = m_typing.isValid() && m_typedIn == &columns
                        && m_typing.elapsed() < QApplication::keyboardInputInterval();
    m_typed = goesOn ? m_typed + letter : letter;
    m_typedIn = &columns;
    m_typing.start();
    const bool isStep = m_typed.count(letter, Qt::CaseInsensitive) == m_typed.size();
    const QString sought = isStep ? letter : m_typed;
    const int count = columns.count();
    for (int i = isStep ? 1 : 0; i <= count; ++i) {
        const int index = (columns.currentIndex() + i) % count;
        if (columns.itemText(index).startsWith(sought, Qt::CaseInsensitive))
            return columns.setCurrentIndex(index);
    }
}

void MappingForm::begin()
{
    m_dataset->setFocus();
    m_dataset->selectAll();
}

void MappingForm::setColumns(const QStringList &heading, const QJsonObject &mapping)
{
    m_isFilling = true;
    m_dataset->setText(mapping.value("dataset"_L1).toString());
    const QJsonObject chosen = mapping.value("columns"_L1).toObject();
    const auto &fields = mappedFields();
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        m_fields[i]->clear();
        m_fields[i]->addItem(tr("none"));
        m_fields[i]->addItems(heading);
        const QString column = chosen.value(QLatin1String(fields[size_t(i)].name)).toString();
        m_fields[i]->setCurrentIndex(std::max(0, int(heading.indexOf(column)) + 1));
    }
    m_isFilling = false;
}

QJsonObject MappingForm::mapping() const
{
    QJsonObject columns;
    const auto &fields = mappedFields();
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i]->currentIndex() > 0)
            columns.insert(QLatin1String(fields[size_t(i)].name), m_fields[i]->currentText());
    }
    return {{u"dataset"_s, m_dataset->text().trimmed()}, {u"columns"_s, columns}};
}

} // namespace sourceline
