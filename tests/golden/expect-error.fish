expect-error "No such file" lcd /nosuch
expect-error "" lcd /nosuch
expect-error "needs a running appliance" list-devices
-expect-error "No such file" echo x
expect-error "No such folder" lcd /nosuch
