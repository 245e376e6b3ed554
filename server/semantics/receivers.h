/* Attributes of a method's first parameter: what `self.lock` is, where the class assigns it once.
 */
#ifndef PYLORE_SEMANTICS_RECEIVERS_H
#define PYLORE_SEMANTICS_RECEIVERS_H

#include "semantics/names_data.h"

/* The class scope whose objects `binding` stands for as the first parameter of a method: not of a
 * static method, and not the class itself as in class methods. NO_SCOPE for other bindings. */
ScopeId receiver_class(const Names *names, const Binding *binding);

/* The only value that the class assigns to the attribute in this segment; NO_NODE where there are
 * none or several. */
NodeId receiver_attribute_value(const Names *names, ScopeId class_scope, Slice attribute);

/* The class scope that the attribute target belongs to, NO_SCOPE where its object is no receiver.
 */
ScopeId receiver_of_target(const Names *names, const AttributeTarget *target);

#endif
